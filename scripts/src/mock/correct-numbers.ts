import type { JsonObject } from "../json.ts";

const bounds = ["minimum", "maximum"];
const counts = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];
const flags = ["exclusiveMinimum", "exclusiveMaximum"];

/** Numbers written as text become numbers; what is none, or counts below nothing, is left out. Changes it. */
export function correctNumbers(schema: JsonObject): void {
  for (const key of bounds) correct(schema, key, () => true);
  for (const key of counts) correct(schema, key, (value) => Number.isInteger(value) && value >= 0);
  correct(schema, "multipleOf", (value) => value > 0);
  for (const key of flags) if (typeof schema[key] !== "boolean") correct(schema, key, () => true);
  if (schema["uniqueItems"] !== undefined && typeof schema["uniqueItems"] !== "boolean") {
    delete schema["uniqueItems"];
  }
}

function correct(schema: JsonObject, key: string, isMeant: (value: number) => boolean): void {
  const written = schema[key];
  if (written === undefined) return;
  const value = typeof written === "string" && written.trim() !== "" ? Number(written) : written;
  if (typeof value === "number" && Number.isFinite(value) && isMeant(value)) schema[key] = value;
  else delete schema[key];
}
