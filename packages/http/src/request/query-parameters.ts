import type { PartStrategy } from "./part-strategy.ts";
import { isPrimitive, PRIMITIVE } from "./primitive.ts";

/** Writes query parameters as forms do: an array repeats its name, what is undefined is left out. */
export const queryParameters: PartStrategy = {
  place: "query",
  wanted: `${PRIMITIVE}, or an array of them`,
  namesOf: ({ query = [] }) => query,
  put(value, name, { query }) {
    const pairs = writePairs(name, value);
    query.push(...(pairs ?? []));
    return pairs !== undefined;
  },
};

/** Writes a value, several in an array, or nothing; `undefined` where it has no such form. */
export function writePairs(name: string, value: unknown): string[] | undefined {
  if (value === undefined) return [];
  // A copy has `undefined` where an array has holes.
  const items: unknown[] = Array.isArray(value) ? [...value] : [value];
  if (!items.every(isPrimitive)) return undefined;
  return items.map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`);
}
