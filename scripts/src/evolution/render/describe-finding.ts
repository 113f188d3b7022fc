import type { Finding } from "../finding.ts";
import type { ChangeCode } from "../policy.ts";
import { quote } from "./escape.ts";

/** How many names are spelt out before the rest are counted. */
const spelt = 5;

type Phrase = (subject: string, detail: string, finding: Finding) => string;

const phrases: Readonly<Record<ChangeCode, Phrase>> = {
  "name-removed": (subject) => `${subject} is no longer exported`,
  "operation-removed": (subject, detail) => `method ${subject} (${detail}) is gone`,
  "path-removed": (subject, detail, { detail: moved }) =>
    moved === "" ? `path ${subject} is gone` : `path ${subject} is gone: ${detail}`,
  "answer-removed": (subject) => `${subject} is no longer documented`,
  "pagination-removed": (subject) => `${subject} is no longer paged: \`items()\` and \`pages()\` are gone`,
  "input-required": (subject) => `${subject} must be given input`,
  "environment-removed": (subject) => `environment ${subject} is gone`,
  "request-member-required": (subject, detail) => `${subject} is required (${detail})`,
  "request-member-removed": (subject) => `${subject} is gone, and callers who send it no longer compile`,
  "request-narrowed": (subject, detail) => `${subject} accepts less: ${detail}`,
  "response-member-removed": (subject) => `${subject} is gone from answers`,
  "response-member-optional": (subject) => `${subject} may be missing from answers`,
  "response-type-changed": (subject, detail) => `${subject} has another type: ${detail}`,
  "response-union-widened": (subject, detail) => `${subject} may be a further kind of object: ${detail}`,
  "response-enum-closed": (subject, detail) => `${subject} has a further value: ${detail}`,
  "success-added": (subject, detail) => `${subject} is documented: \`data\` may be ${detail} as well`,
  "witness-failed": (subject) => `code that uses ${subject} no longer compiles`,
  "auth-changed": (subject, detail) => `authentication changes: ${subject} (${detail})`,
  "capability-removed": (subject) => `the composed client loses ${subject}`,
  "entry-removed": (subject) => `the entry point ${subject} is gone`,
  "engines-changed": (_, detail) => `the package needs another Node: ${detail}`,
  "package-added": (subject) => `the first version of ${subject}`,
  "name-added": (subject) => `${subject} is exported`,
  "operation-added": (subject, detail) => `method ${subject} (${detail})`,
  "environment-added": (subject) => `environment ${subject}`,
  "capability-added": (subject) => `the composed client can ${subject}`,
  "status-added": (subject) => `${subject} is documented`,
  "media-added": (subject) => `${subject} is documented`,
  "pagination-added": (subject) => `${subject} is paged: it has \`items()\` and \`pages()\``,
  "input-optional": (subject) => `${subject} may be called without input`,
  "request-member-added": (subject, detail) => `optional ${subject} (${detail})`,
  "request-widened": (subject, detail) => `${subject} accepts more: ${detail}`,
  "response-member-added": (subject, detail) => `${subject} in answers (${detail})`,
  "response-enum-widened": (subject, detail) => `a new enum value in answers, ${subject}: ${detail}`,
  "response-narrowed": (subject, detail) => `${subject} can be less than it could: ${detail}`,
  "constraint-changed": (subject, detail) => `${subject}: ${detail}`,
  "default-changed": (subject, detail) => `${subject}: ${detail}`,
  "server-changed": (subject, detail) => `server: ${subject}: ${detail}`,
  "serialization-changed": (subject, detail) => `${subject}: ${detail}`,
  "client-behaviour": (subject) => `the client goes by another ${subject}`,
  "wire-changed": (subject, detail) => `${subject}: ${detail}`,
  deprecated: (subject) => `${subject}`,
  "docs-changed": (subject) => subject,
  "code-changed": (subject) => subject,
};

/** A finding as a sentence of Markdown without its stop; all that is upstream's in it is quoted. */
export function describeFinding(finding: Finding): string {
  const subject = quote(trimProperty(finding));
  const detail = quote(finding.detail);
  return phrases[finding.code](subject, detail, finding) + describeOperations(finding);
}

/** The member that makes something deprecated is `deprecated`, and need not be said. */
function trimProperty({ code, subject }: Finding): string {
  return code === "deprecated" ? subject.replace(/^deprecated of /, "") : subject;
}

function describeOperations({ operations, subject }: Finding): string {
  const others = operations.filter((operation) => !subject.includes(operation));
  if (others.length === 0) return "";
  if (others.length > spelt) return `, in ${others.length} operations`;
  return `, in ${others.map((operation) => quote(operation)).join(", ")}`;
}
