import { SpecError } from "../codegen-error.ts";
import { inlinePathItems } from "../contract/inline-path-items.ts";
import { walkOperations } from "../contract/operations.ts";
import type { JsonObject } from "../json.ts";
import { auditExamples } from "./audit-examples.ts";
import type { NewAction } from "./emit-overlay.ts";
import { toQuery } from "./emit-overlay.ts";
import { nameOperations } from "./name-operations.ts";
import { nameServers } from "./name-servers.ts";
import { findOmitted, type OmittedOperation } from "./omit-operations.ts";

export interface PlanOptions {
  readonly document: JsonObject;
  /** Where the document is from; undefined for a file. */
  readonly url: string | undefined;
  /** The provider's own name. */
  readonly displayName: string;
  /** The document's file, as errors call it. */
  readonly file: string;
  /** The names of the only methods to offer; all when empty. */
  readonly operations: readonly string[];
  /** The tag of the only operations to offer. */
  readonly tag: string | undefined;
}

/** What the overlays of a new provider say, and what a person should look at. */
export interface OverlayPlan {
  readonly fixes: readonly NewAction[];
  readonly client: readonly NewAction[];
  readonly examples: readonly NewAction[];
  /** What could not be decided, a line each. */
  readonly notes: readonly string[];
}

/** Decides what a document leaves undecided: names, servers, and what cannot be offered. */
export function planOverlays(options: PlanOptions): OverlayPlan {
  const document = inlinePathItems(options.document, options.file);
  const servers = planServers(options);
  const named = nameOperations(document);
  const omitted = findOmitted(document);
  assertSomeOffered(document, omitted, options.file);
  const words: JsonObject = { name: options.displayName };
  if (options.operations.length > 0) words["operations"] = [...options.operations];
  const actions = new Map<string, NewAction>();
  const say = (target: string, reason: string, word: JsonObject): void => {
    const earlier = actions.get(target);
    const before = earlier !== undefined && "update" in earlier.change ? earlier.change.update : {};
    const said = (before as JsonObject)["x-tributary"] ?? {};
    actions.set(target, {
      target,
      description: earlier === undefined ? reason : `${earlier.description} ${reason}`,
      change: { update: { "x-tributary": { ...(said as JsonObject), ...word } } },
    });
  };
  for (const { path, method, name, reason } of named) say(toQuery("paths", path, method), reason, { name });
  for (const { path, method, reason } of omitted) say(toQuery("paths", path, method), reason, { omit: true });
  for (const { path, method } of listOthers(document, options.tag)) {
    const target = toQuery("paths", path, method);
    say(target, `The client is of the operations tagged \`${options.tag}\`.`, { omit: true });
  }
  const root: NewAction = {
    target: "$",
    description: "The provider's name as its customers write it.",
    change: { update: { "x-tributary": words } },
  };
  return {
    fixes: servers.fixes,
    client: [root, ...servers.client, ...actions.values()],
    examples: auditExamples(document),
    notes: [
      ...servers.notes,
      ...omitted.map(({ path, method, reason }) => `not offered: ${method.toUpperCase()} ${path}: ${reason}`),
      ...listServerNotes(document),
    ],
  };
}

/** @throws {SpecError} where the client would have no method, with the reasons. */
function assertSomeOffered(document: JsonObject, omitted: readonly OmittedOperation[], file: string): void {
  const all = [...walkOperations(document)].length;
  if (all === 0 || omitted.length < all) return;
  const reasons = [...new Set(omitted.map(({ reason }) => reason))];
  throw new SpecError({
    place: { file, pointer: "/paths" },
    problem: `of its ${all} ${all === 1 ? "operation" : "operations"} none can be offered: ${reasons.join(" ").replace(/\.$/, "")}`,
    hint: "Where the document describes it otherwise than the API does, correct it by `--fixes <file>`. Requests that are signed one by one, as AWS has it, need a client of their own.",
  });
}

function planServers({ document, url }: PlanOptions) {
  const fixes: NewAction[] = [];
  const client: NewAction[] = [];
  const notes: string[] = [];
  for (const finding of nameServers(document, url)) {
    const query = (address: string): string => `$.servers[?@.url==${toLiteral(address)}]`;
    if (finding.environment === undefined) {
      notes.push(`server left out: ${finding.written}: ${finding.reason}`);
      continue;
    }
    if (finding.url !== undefined) {
      const change = { update: { url: finding.url } };
      fixes.push({ target: query(finding.written), description: finding.reason, change });
    }
    const { environment } = finding;
    const change = { update: { "x-tributary": { environment } } };
    const description = `The environment of the server, by its description and address: ${environment}.`;
    client.push({ target: query(finding.url ?? finding.written), description, change });
  }
  if (client.length === 0) notes.push("no server can be called: every client must be given a `baseUrl`");
  return { fixes, client, notes };
}

/** A text as RFC 9535 writes it. */
function toLiteral(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

function* listOthers(document: JsonObject, tag: string | undefined) {
  if (tag === undefined) return;
  for (const { path, method, operation } of walkOperations(document)) {
    const tags = Array.isArray(operation["tags"]) ? operation["tags"] : [];
    if (!tags.includes(tag)) yield { path, method };
  }
}

function listServerNotes(document: JsonObject): string[] {
  let own = 0;
  let cookies = 0;
  for (const { pathItem, operation } of walkOperations(document)) {
    if ("servers" in pathItem || "servers" in operation) own += 1;
    const parameters = [pathItem["parameters"], operation["parameters"]].flat();
    if (parameters.some((each) => (each as JsonObject | undefined)?.["in"] === "cookie")) cookies += 1;
  }
  return [
    ...(own === 0 ? [] : [`${own} operations name servers of their own: the client calls its one server`]),
    ...(cookies === 0 ? [] : [`${cookies} operations take cookies: they are left to the \`fetch\` in use`]),
  ];
}
