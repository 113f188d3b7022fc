import type { JsonObject } from "../document/json-object.ts";
import type { PrismOperation } from "./prism.ts";

/** What an operation is checked by. */
export interface CheckedOperation {
  /** The operation itself, or one that says the same in references to the schemas' addresses. */
  readonly operation: PrismOperation;
  /** The schemas that its own refer to, by their addresses. */
  readonly schemas: ReadonlyMap<string, JsonObject>;
}

const checked = new WeakMap<object, CheckedOperation>();
const none: ReadonlyMap<string, JsonObject> = new Map();

/** Has an operation be checked by another one. */
export function checkBy(operation: PrismOperation, by: CheckedOperation): void {
  checked.set(operation, by);
  checked.set(by.operation, by);
}

/** What an operation is checked by: itself, unless something else was said. */
export function findChecked(operation: PrismOperation): CheckedOperation {
  return checked.get(operation) ?? { operation, schemas: none };
}
