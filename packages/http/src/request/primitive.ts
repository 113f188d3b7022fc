export const PRIMITIVE = "pass a string, number or boolean";

/** Whether a value has one obvious spelling in a URL or a header. */
export function isPrimitive(value: unknown): value is string | number | bigint | boolean {
  // Half a surrogate pair has no UTF-8.
  if (typeof value === "string") return !/\p{Cs}/u.test(value);
  return Number.isFinite(value) || typeof value === "bigint" || typeof value === "boolean";
}
