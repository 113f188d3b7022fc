import type { Finding } from "../finding.ts";
import { readPolicy, type Section } from "../policy.ts";
import { describeFinding } from "./describe-finding.ts";
import { quote } from "./escape.ts";

/** A part of a changelog, its entries as lines of Markdown. */
export interface RenderedSection {
  readonly title: string;
  readonly lines: readonly string[];
}

const titles: Readonly<Record<Section, string>> = {
  breaking: "Breaking",
  added: "Added",
  behaviour: "Changed upstream behaviour (code that compiled still does)",
  deprecated: "Deprecated",
  docs: "Docs",
};

/** How many entries a section spells out; a document may change in thousands of places. */
const longest = 200;

/** The findings as the sections of a changelog; those without entries are left out. */
export function listSections(findings: readonly Finding[]): RenderedSection[] {
  return (Object.keys(titles) as Section[]).flatMap((section) => {
    const own = findings.filter(({ code }) => readPolicy(code).section === section);
    if (own.length === 0) return [];
    return [{ title: titles[section], lines: section === "docs" ? [countDocs(own)] : listEntries(own) }];
  });
}

function countDocs(findings: readonly Finding[]): string {
  return `- ${findings.length} ${findings.length === 1 ? "change" : "changes"} of descriptions, examples or generated comments.`;
}

function listEntries(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, longest).flatMap(describeEntry);
  const left = findings.length - longest;
  return left > 0 ? [...lines, `- … and ${left} more; the proof beside this changeset has them all.`] : lines;
}

function describeEntry(finding: Finding): string[] {
  const sentence = describeFinding(finding);
  const first = `- ${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  const { message } = finding;
  return message === undefined ? [first] : [first, `  ${quote(`${message.code}: ${message.text}`, 300)}`];
}
