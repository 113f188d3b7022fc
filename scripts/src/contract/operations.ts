import { EmitError } from "../codegen-error.ts";
import { isObject, type JsonObject, toPointer } from "../json.ts";
import { toCamelCase } from "../names.ts";
import { reservedMethodNames } from "./reserved-method-names.ts";
import { readWords } from "./vocabulary.ts";

/** The methods a path item may hold, as OpenAPI spells them. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** One operation of a document, before anything is made of it. */
export interface FoundOperation {
  /** The name of its method on the client. */
  readonly name: string;
  readonly path: string;
  readonly method: (typeof methods)[number];
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
  readonly pointer: string;
}

/**
 * The operations of a document that its words select, in the document's order, each with the name of its
 * method: the word `name`, or else its operationId in camel case.
 * @throws {EmitError} where a name is missing, taken twice or selected in vain.
 */
export function findOperations(document: JsonObject, file: string): FoundOperation[] {
  const all = Array.from(walkOperations(document), (written) => toFound(written, file));
  assertNames(all, file);
  const offered = all.filter(({ operation }) => readWords(operation)["omit"] !== true);
  const selected = readWords(document)["operations"];
  if (!Array.isArray(selected)) return offered;
  for (const name of selected) {
    if (all.some((operation) => operation.name === name)) continue;
    throw new EmitError({
      place: { file, pointer: "/x-tributary/operations" },
      problem: `there is no operation \`${name}\` to select`,
      hint: `Known are: ${all.map((operation) => operation.name).join(", ")}.`,
    });
  }
  return offered.filter(({ name }) => selected.includes(name));
}

/** An operation as it stands in a document. */
export type WrittenOperation = Pick<FoundOperation, "path" | "method" | "pathItem" | "operation">;

/** The operations of a document, whatever its words say of them, in its order. */
export function* walkOperations(document: JsonObject): Generator<WrittenOperation> {
  const paths = document["paths"];
  if (!isObject(paths)) return;
  for (const [path, pathItem] of Object.entries(paths)) {
    if (!isObject(pathItem)) continue;
    for (const method of methods) {
      const operation = pathItem[method];
      if (isObject(operation)) yield { path, method, pathItem, operation };
    }
  }
}

function toFound(written: WrittenOperation, file: string): FoundOperation {
  const pointer = toPointer(["paths", written.path, written.method]);
  return { name: readName(written.operation, file, pointer), ...written, pointer };
}

function readName(operation: JsonObject, file: string, pointer: string): string {
  const word = readWords(operation)["name"];
  if (typeof word === "string") return word;
  const operationId = operation["operationId"];
  const name = typeof operationId === "string" ? toCamelCase(operationId) : "";
  if (name !== "") return name;
  throw new EmitError({
    place: { file, pointer },
    problem: "the operation has no operationId, so its method has no name",
    hint: "Name it in client.overlay.yaml: `update: { x-tributary: { name: listCustomers } }`.",
  });
}

function assertNames(operations: readonly FoundOperation[], file: string): void {
  const seen = new Map<string, FoundOperation>();
  for (const operation of operations) {
    if (reservedMethodNames.has(operation.name)) {
      throw new EmitError({
        place: { file, pointer: operation.pointer },
        problem: `the method name \`${operation.name}\` means something else on a client`,
        hint: "Give it another name in client.overlay.yaml: `update: { x-tributary: { name: … } }`.",
      });
    }
    const earlier = seen.get(operation.name);
    if (earlier !== undefined) {
      throw new EmitError({
        place: { file, pointer: operation.pointer },
        problem: `the method name \`${operation.name}\` is taken by ${earlier.pointer}`,
        hint: "Name one of them in client.overlay.yaml: `update: { x-tributary: { name: … } }`.",
      });
    }
    seen.set(operation.name, operation);
  }
}
