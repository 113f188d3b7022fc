import { isObject, type Json, type JsonObject } from "../json.ts";

/**
 * A value that a parameter or media type accepts: its example, or else one that its schema allows.
 * Undefined where only a person could know one.
 */
export function sampleValue(holder: JsonObject, resolve: (value: Json) => Json): Json | undefined {
  const { example, examples } = holder;
  if (example !== undefined) return example;
  if (isObject(examples)) {
    for (const named of Object.values(examples)) {
      const resolved = resolve(named);
      if (isObject(resolved) && resolved["value"] !== undefined) return resolved["value"];
    }
  }
  const schema = resolve(holder["schema"] ?? null);
  return isObject(schema) ? sampleSchema(schema, resolve, 0) : undefined;
}

function sampleSchema(schema: JsonObject, resolve: (value: Json) => Json, depth: number): Json | undefined {
  const { example, default: fallback, enum: values, pattern } = schema;
  if (example !== undefined) return example;
  if (fallback !== undefined) return fallback;
  if (Array.isArray(values)) return values[0];
  if (pattern !== undefined || depth > 8) return undefined;
  switch (schema["type"]) {
    case "string":
      return sampleString(schema);
    case "integer":
    case "number":
      return Number(schema["minimum"] ?? 1);
    case "boolean":
      return true;
    case "array":
      return [];
    case "object":
      return sampleObject(schema, resolve, depth);
    default:
      return undefined;
  }
}

const formats = new Map([
  ["uuid", "3f2b8c1e-5d47-4a9b-8e60-1c7d9f0a2b34"],
  ["email", "person@example.com"],
  ["date", "2026-01-31"],
  ["date-time", "2026-01-31T12:00:00Z"],
  ["uri", "https://example.com/"],
]);

function sampleString(schema: JsonObject): string {
  const text = formats.get(String(schema["format"])) ?? "example";
  const { minLength, maxLength } = schema;
  const padded = text.padEnd(typeof minLength === "number" ? minLength : 0, "x");
  return typeof maxLength === "number" ? padded.slice(0, maxLength) : padded;
}

function sampleObject(schema: JsonObject, resolve: (value: Json) => Json, depth: number): Json | undefined {
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const sample: JsonObject = {};
  for (const name of required) {
    const property = resolve(properties[String(name)] ?? null);
    const value = isObject(property) ? sampleSchema(property, resolve, depth + 1) : undefined;
    if (value === undefined) return undefined;
    sample[String(name)] = value;
  }
  return sample;
}
