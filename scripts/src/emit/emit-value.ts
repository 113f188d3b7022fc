import type { Json } from "../json.ts";

/** A JSON value as an expression: a member called `__proto__` would otherwise set the prototype. */
export function emitValue(value: Json | object, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll('"__proto__":', '["__proto__"]:');
}
