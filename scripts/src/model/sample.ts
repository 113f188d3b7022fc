import { isObject, type Json, type JsonObject, setMember } from "../json.ts";

/** Follows a reference; gives any other value back. */
type Resolve = (value: Json) => Json;

/** Deeper than this a schema is taken to need itself. */
const deepest = 8;

/**
 * A value that a parameter or media type accepts: its example, or else one that its schema allows.
 * Undefined where only a person could know one.
 */
export function sampleValue(holder: JsonObject, resolve: Resolve): Json | undefined {
  const { example, examples } = holder;
  if (example !== undefined) return example;
  if (isObject(examples)) {
    for (const named of Object.values(examples)) {
      const resolved = resolve(named);
      if (isObject(resolved) && resolved["value"] !== undefined) return resolved["value"];
    }
  }
  return sampleSchema(holder["schema"] ?? null, resolve, 0);
}

function sampleSchema(value: Json, resolve: Resolve, depth: number): Json | undefined {
  const resolved = resolve(value);
  if (!isObject(resolved) || depth > deepest) return undefined;
  const schema = mergeParts(resolved, resolve, depth);
  const { example, default: fallback, const: constant, enum: values, pattern } = schema;
  const given = example ?? fallback ?? constant ?? (Array.isArray(values) ? values[0] : undefined);
  if (given !== undefined) return given;
  if (pattern !== undefined) return undefined;
  const alternatives = schema["oneOf"] ?? schema["anyOf"];
  if (!Array.isArray(alternatives)) return sampleType(schema, resolve, depth);
  const samples = alternatives.map((alternative) => sampleSchema(alternative, resolve, depth + 1));
  return samples.find((sample) => sample !== undefined);
}

function sampleType(schema: JsonObject, resolve: Resolve, depth: number): Json | undefined {
  switch (readType(schema)) {
    case "string":
      return sampleString(schema);
    case "integer":
    case "number":
      return sampleNumber(schema);
    case "boolean":
      return true;
    case "array":
      return sampleArray(schema, resolve, depth);
    case "object":
      return sampleObject(schema, resolve, depth);
    default:
      return undefined;
  }
}

function readType({ type, properties }: JsonObject): Json | undefined {
  if (Array.isArray(type)) return type.find((each) => each !== "null");
  return type === undefined && isObject(properties) ? "object" : type;
}

/** The schema and the parts of its `allOf` as one. */
function mergeParts(schema: JsonObject, resolve: Resolve, depth: number): JsonObject {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf) || depth > deepest) return schema;
  const parts = allOf.map(resolve).filter(isObject);
  const all = [...parts.map((part) => mergeParts(part, resolve, depth + 1)), own];
  const required = all.flatMap((part) => (Array.isArray(part["required"]) ? part["required"] : []));
  const properties = Object.assign({}, ...all.map((part) => part["properties"]));
  return Object.assign({}, ...all, { required, properties });
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

/** The first of the numbers nearest to hand that keeps to every bound. */
function sampleNumber(schema: JsonObject): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = typeof multipleOf === "number" ? multipleOf : 1;
  const bounds = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter(
    (bound) => typeof bound === "number",
  );
  const aligned = bounds.flatMap((bound) => [
    Math.ceil(bound / step) * step,
    Math.floor(bound / step) * step,
  ]);
  const candidates = [
    1,
    step,
    ...aligned.flatMap((value) => [value, value + step, value - step]),
    middle(bounds),
  ];
  return candidates.find(
    (value) =>
      isAbove(value, minimum, exclusiveMinimum) &&
      isAbove(-value, negate(maximum), negate(exclusiveMaximum)) &&
      value % step === (schema["type"] === "number" && multipleOf === undefined ? value % step : 0),
  );
}

function middle(bounds: readonly number[]): number {
  return bounds.reduce((sum, bound) => sum + bound, 0) / Math.max(1, bounds.length);
}

function negate(bound: Json | undefined): Json | undefined {
  return typeof bound === "number" ? -bound : bound;
}

/** OpenAPI 3.0 says by a boolean that the bound itself is out, 3.1 by a bound of its own. */
function isAbove(value: number, bound: Json | undefined, exclusive: Json | undefined): boolean {
  if (typeof exclusive === "number" && value <= exclusive) return false;
  if (typeof bound !== "number") return true;
  return exclusive === true ? value > bound : value >= bound;
}

function sampleArray(schema: JsonObject, resolve: Resolve, depth: number): Json[] | undefined {
  const { minItems, uniqueItems, items } = schema;
  if (typeof minItems !== "number" || minItems < 1) return [];
  const item = sampleSchema(items ?? null, resolve, depth + 1);
  if (item === undefined || (uniqueItems === true && minItems > 1)) return undefined;
  return Array.from({ length: minItems }, () => item);
}

/** Only what is required, and nothing `readOnly`: it is not sent. */
function sampleObject(schema: JsonObject, resolve: Resolve, depth: number): JsonObject | undefined {
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const sample: JsonObject = {};
  for (const name of required) {
    const property = resolve(properties[name] ?? null);
    if (isObject(property) && property["readOnly"] === true) continue;
    const value = sampleSchema(property, resolve, depth + 1);
    if (value === undefined) return undefined;
    setMember(sample, name, value);
  }
  return sample;
}
