import { type WrittenOperation, walkOperations } from "../contract/operations.ts";
import { reservedMethodNames } from "../contract/reserved-method-names.ts";
import type { JsonObject } from "../json.ts";
import { findFreeName, toCamelCase } from "../names.ts";

/** A name that an operation needs of the client overlay, and why. */
export interface NeededName {
  readonly path: string;
  readonly method: string;
  readonly name: string;
  readonly reason: string;
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operationId: string | undefined;
}

/**
 * The names of the operations that have none of their own, or one that cannot stay: made of method and path.
 * `GET /v2/accounts/{id}.json` becomes `getV2AccountsById`; where two become the same, the later ones, in the
 * order of the document, keep what was left out or get a number.
 */
export function nameOperations(document: JsonObject): NeededName[] {
  const operations = Array.from(walkOperations(document), toOperation);
  const taken = new Set<string>();
  const needed: [Operation, string][] = [];
  for (const operation of operations) {
    const reason = findReason(operation, taken);
    if (reason === undefined) taken.add(toCamelCase(operation.operationId ?? ""));
    else needed.push([operation, reason]);
  }
  return needed.map(([operation, reason]) => {
    const name = findFree(operation, taken);
    taken.add(name);
    return { path: operation.path, method: operation.method, name, reason };
  });
}

function toOperation({ path, method, operation }: WrittenOperation): Operation {
  const { operationId: id } = operation;
  return { path, method, operationId: typeof id === "string" && id !== "" ? id : undefined };
}

function findReason({ operationId }: Operation, taken: ReadonlySet<string>): string | undefined {
  if (operationId === undefined) return "The document gives the operation no operationId.";
  const name = toCamelCase(operationId);
  if (!isMethodName(name)) return "The operationId cannot be the name of a method.";
  if (reservedMethodNames.has(name)) return "The operationId means something else on a client.";
  return taken.has(name) ? "The operationId is another operation's already." : undefined;
}

function isMethodName(name: string): boolean {
  return /^[a-z][A-Za-z0-9]*$/.test(name);
}

function findFree({ path, method }: Operation, taken: ReadonlySet<string>): string {
  const isFree = (name: string): boolean => !taken.has(name) && !reservedMethodNames.has(name);
  const short = `${method}${toWords(path.replace(/\.(json|xml|yaml|html|aspx|php)$/i, ""))}`;
  const long = `${method}${toWords(path)}`;
  return [short, long].find(isFree) ?? findFreeName(long, (name) => !isFree(name));
}

/** A path in Pascal case: each segment a word, each parameter behind `By`. */
function toWords(path: string): string {
  const words = Array.from(path.matchAll(/\{([^{}]*)\}|([^/{}]+)/g), ([, parameter, text]) =>
    parameter === undefined ? toPascal(text ?? "") : `By${toPascal(parameter)}`,
  );
  return words.join("") || "Root";
}

/** ASCII letters and digits alone: `método` becomes `Metodo`. */
function toPascal(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  const words = plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
