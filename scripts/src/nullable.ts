import type { JsonObject } from "./json.ts";

/** Whether a schema admits null: by OpenAPI 3.0's keyword, or by one of its types in 3.1. */
export function isNullable({ nullable, type }: JsonObject): boolean {
  return nullable === true || (Array.isArray(type) && type.includes("null"));
}
