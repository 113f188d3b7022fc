import { isObject, type Json, type JsonObject } from "../json.ts";

const known = new Set(["string", "number", "integer", "boolean", "array", "object"]);

/** What documents write for a type, and which is meant. */
const meant = new Map([
  ["file", "string"],
  ["binary", "string"],
  ["date", "string"],
  ["datetime", "string"],
  ["date-time", "string"],
  ["uuid", "string"],
  ["int", "integer"],
  ["int32", "integer"],
  ["int64", "integer"],
  ["long", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["decimal", "number"],
  ["bool", "boolean"],
  ["list", "array"],
]);

/**
 * A schema with a type that a validator knows, or with none, and `nullable` only beside a type: without one
 * the validator does not compile it.
 */
export function correctType(schema: JsonObject): Json {
  const { type, nullable, ...rest } = schema;
  const isWell = typeof type === "string" && known.has(type);
  if (isWell && (nullable === undefined || typeof nullable === "boolean")) return schema;
  if (type === undefined && nullable === undefined) return schema;
  const types = readTypes(type);
  const orNull = nullable === true || nullable === "true" || types.includes("null");
  const others = types.filter((each) => each !== "null");
  // Nothing else than null is meant.
  if (types.length > 0 && others.length === 0) return { ...rest, enum: [null] };
  const [only] = others;
  if (others.length > 1) {
    const alternatives = others.map((each) => ({ type: each }));
    return admitNull(withAlternatives(rest, alternatives), orNull);
  }
  const inferred = only ?? (orNull ? inferType(rest) : undefined);
  if (inferred === undefined) return admitNull(rest, orNull);
  return orNull ? { ...rest, type: inferred, nullable: true } : { ...rest, type: inferred };
}

function readTypes(type: Json | undefined): string[] {
  const written = [type ?? []].flat().filter((each) => typeof each === "string");
  const names = written.map((each) => (known.has(each) ? each : (meant.get(each.toLowerCase()) ?? each)));
  return [...new Set(names)].filter((name) => known.has(name) || name === "null");
}

function inferType(schema: JsonObject): string | undefined {
  if (isObject(schema["properties"]) || isObject(schema["additionalProperties"])) return "object";
  if (schema["items"] !== undefined) return "array";
  const values = schema["enum"];
  return Array.isArray(values) && values.every((value) => typeof value === "string") ? "string" : undefined;
}

function withAlternatives(schema: JsonObject, alternatives: Json[]): JsonObject {
  return "anyOf" in schema
    ? { allOf: [schema, { anyOf: alternatives }] }
    : { ...schema, anyOf: alternatives };
}

/** Null beside whatever the schema admits; a schema that says nothing admits it already. */
function admitNull(schema: JsonObject, orNull: boolean): JsonObject {
  if (!orNull || !Object.keys(schema).some((key) => restricting.has(key))) return schema;
  const { description, example, ...restrictions } = schema;
  const said = { ...(description && { description }), ...(example !== undefined && { example }) };
  return { ...said, anyOf: [restrictions, { enum: [null] }] };
}

const restricting = new Set(["allOf", "anyOf", "oneOf", "not", "enum", "const"]);
