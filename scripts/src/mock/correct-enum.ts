import type { JsonObject } from "../json.ts";

/**
 * An enum lists each value once and at least one; beside `nullable` it leaves null out, which Prism adds.
 * Changes the schema.
 */
export function correctEnum(schema: JsonObject): void {
  const { enum: values, nullable } = schema;
  if (values === undefined) return;
  if (!Array.isArray(values) || values.length === 0) {
    delete schema["enum"];
    return;
  }
  const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  const others = distinct.filter((value) => value !== null);
  if (nullable === true && others.length === 0) {
    // Always null: with a type beside it, nothing at all would be valid.
    delete schema["nullable"];
    delete schema["type"];
    schema["enum"] = [null];
  } else if (nullable === true) schema["enum"] = others;
  else if (distinct.length !== values.length) schema["enum"] = distinct;
}
