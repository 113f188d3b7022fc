import { isObject, type Json, parsePointer, resolveLocation, resolvePointer } from "../../json.ts";
import type { WireChange } from "./read-report.ts";

/** Steps of a place in a document that name nothing of upstream's. */
const containers = new Set(
  `properties items schema content allOf anyOf oneOf not additionalProperties parameters responses requestBody
   components schemas headers paths enum required application/json`.split(/\s+/),
);

/** What a change of a document is of, in names. */
export interface ChangeNames {
  /** What changed, in words: `Customer.email`, `customer_id of getCustomer`. */
  readonly subject: string;
  /** The name of the operation; undefined for what belongs to none. */
  readonly operation: string | undefined;
  /** What a walk over types would call it. */
  readonly words: readonly string[];
}

/** The documents that a change lies between, and the plain names of their schemas. */
export interface ChangedDocuments {
  readonly old: Json;
  readonly current: Json;
  readonly plainNames: ReadonlyMap<string, string>;
}

/** Names what a change of a document is of. */
export function describeChange(change: WireChange, documents: ChangedDocuments): ChangeNames {
  const steps = nameSteps(change.path, documents);
  const operation = findOperation(change.path, documents);
  const own = nameSteps(change.pointer, documents);
  const owner = describeOwner(own, change, documents.plainNames, operation);
  const subject = change.property === undefined ? owner : `${change.property} of ${owner}`;
  return { subject, operation, words: listWords(change, steps) };
}

/** The steps of a pointer, a parameter by its name instead of its place. */
function nameSteps(pointer: string, { old, current }: ChangedDocuments): string[] {
  const steps = parsePointer(pointer);
  return steps.map((step, index) => {
    if (steps[index - 1] !== "parameters" || !/^\d+$/.test(step)) return step;
    const place = steps.slice(0, index + 1);
    const found = [current, old].map((document) => resolveLocation(document, place)).find(isObject);
    const target =
      typeof found?.["$ref"] === "string" ? resolvePointer(current, found["$ref"].slice(1)) : found;
    return isObject(target) ? String(target["name"]) : step;
  });
}

function findOperation(path: string, { old, current }: ChangedDocuments): string | undefined {
  const [section, item, method] = parsePointer(path);
  if (section !== "paths" || item === undefined || method === undefined) return undefined;
  const found = [old, current]
    .map((document) => resolveLocation(document, [section, item, method]))
    .find(isObject);
  return typeof found?.["operationId"] === "string"
    ? found["operationId"]
    : `${method.toUpperCase()} ${item}`;
}

function describeOwner(
  steps: readonly string[],
  { property }: WireChange,
  plainNames: ReadonlyMap<string, string>,
  operation: string | undefined,
): string {
  const names = steps.at(-1) === property ? steps.slice(0, -1) : steps;
  const schema = names[0] === "components" && names[1] === "schemas" ? names[2] : undefined;
  if (schema !== undefined) {
    const members = names.slice(3).filter((step, index) => isName(step, names[index + 2]));
    return [plainNames.get(schema) ?? schema, ...members].join(".");
  }
  const below = names[0] === "paths" ? names.slice(3) : names;
  const named = below.filter((step, index) => isName(step, below[index - 1])).join(" ");
  if (operation === undefined) return named === "" ? "the document" : named;
  return named === "" ? operation : `${named} of ${operation}`;
}

/** A member may be called as a container is. */
function isName(step: string, before: string | undefined): boolean {
  if (before === "properties" || before === "parameters" || before === "responses") return true;
  return !containers.has(step) && !/^\d$/.test(step);
}

function listWords({ property, base, revision }: WireChange, steps: readonly string[]): string[] {
  if (property === "required" && (Array.isArray(base) || Array.isArray(revision))) {
    const [before, after] = [base, revision].map((each) => (Array.isArray(each) ? each.map(String) : []));
    return [
      ...(before ?? []).filter((name) => !after?.includes(name)),
      ...(after ?? []).filter((name) => !before?.includes(name)),
    ];
  }
  if (property === "name" || property === "key" || property === "operationId")
    return [base, revision].map(String);
  const names = steps.filter((step, index) => isName(step, steps[index - 1]));
  const last = names.at(-1);
  return last === undefined ? [] : [last];
}
