import type { Json } from "../json.ts";

/**
 * A JSON value as an expression: a member called `__proto__` would otherwise set the prototype. A quote within a
 * text stands behind a backslash.
 */
export function emitValue(value: Json | object, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll(/(?<!\\)"__proto__":/g, '["__proto__"]:');
}
