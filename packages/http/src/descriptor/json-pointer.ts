import type { JsonPointer } from "./descriptor.ts";

/** Reads what an RFC 6901 pointer names, or `undefined` where there is nothing. */
export function readPointer(document: unknown, pointer: JsonPointer): unknown {
  let value = document;
  for (const token of pointer.slice(1).split("/")) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
