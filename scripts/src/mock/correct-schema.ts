import { isObject, type Json, type JsonObject, setMember } from "../json.ts";
import { correctEnum } from "./correct-enum.ts";
import { correctNumbers } from "./correct-numbers.ts";
import { correctPattern } from "./correct-pattern.ts";
import { correctType } from "./correct-type.ts";

const single = ["not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];

/** Names and places of schemas within a schema, which a validator would take for orders to itself. */
const names = ["id", "$id", "$schema", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$defs"];

/**
 * A schema in which every keyword means what a validator takes it for. Where one keyword cannot be compiled,
 * Prism validates nothing by the whole schema and says nothing of it. A correction never makes a schema refuse
 * what it accepts; where none is sound, the keyword is left out and the rest is held.
 */
export function correctSchema(schema: Json): Json {
  const corrected = correctPart(schema);
  return isObject(corrected) ? declareRequired(corrected) : corrected;
}

/** As a part of a whole, which may declare in another part what this one requires. */
function correctPart(schema: Json): Json {
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema)) return {};
  const reference = schema["$ref"];
  if (typeof reference === "string") return schema;
  const copy = correctParts(schema);
  for (const name of names) if (name in copy && name !== "$defs") delete copy[name];
  if ("$ref" in copy) delete copy["$ref"];
  if (copy["format"] !== undefined && typeof copy["format"] !== "string") delete copy["format"];
  correctRequired(copy);
  correctNumbers(copy);
  correctPattern(copy);
  correctEnum(copy);
  const typed = correctType(copy);
  // A list of types may have said null, which the enum then says again.
  if (isObject(typed)) correctEnum(typed);
  return typed;
}

function correctParts(schema: JsonObject): JsonObject {
  const copy: JsonObject = { ...schema };
  for (const key of single) {
    if (copy[key] !== undefined) copy[key] = correctSchema(copy[key]);
  }
  for (const key of lists) {
    const parts = copy[key];
    if (parts === undefined) continue;
    const correct = key === "allOf" ? correctPart : correctSchema;
    if (Array.isArray(parts) && parts.length > 0) copy[key] = parts.map(correct);
    else delete copy[key];
  }
  for (const key of maps) {
    const entries = copy[key];
    if (entries === undefined) continue;
    if (isObject(entries)) copy[key] = correctEntries(entries);
    else delete copy[key];
  }
  correctItems(copy);
  correctAdditional(copy);
  return copy;
}

function correctEntries(entries: JsonObject): JsonObject {
  const corrected: JsonObject = {};
  for (const [name, entry] of Object.entries(entries)) setMember(corrected, name, correctSchema(entry));
  return corrected;
}

/** A list of items by their place is no OpenAPI: what each must be is then not held. */
function correctItems(schema: JsonObject): void {
  const { items } = schema;
  if (items === undefined) return;
  if (isObject(items) || typeof items === "boolean") schema["items"] = correctSchema(items);
  else schema["items"] = {};
}

function correctAdditional(schema: JsonObject): void {
  const { additionalProperties: additional } = schema;
  if (additional === undefined) return;
  if (isObject(additional)) schema["additionalProperties"] = correctSchema(additional);
  else if (additional === "true" || additional === "false")
    schema["additionalProperties"] = additional === "true";
  else if (typeof additional !== "boolean") delete schema["additionalProperties"];
}

/** JSON Schema's third draft said `required: true` of a property; a list holds each name once. */
function correctRequired(schema: JsonObject): void {
  const { required } = schema;
  if (required === undefined) return;
  const list = Array.isArray(required)
    ? [...new Set(required.filter((name) => typeof name === "string"))]
    : [];
  if (list.length > 0) schema["required"] = list;
  else delete schema["required"];
}

/** A member that is required and not declared is any value: Prism makes up answers of the declared ones only. */
function declareRequired(schema: JsonObject): JsonObject {
  const { allOf, properties, required } = schema;
  if (!isObject(properties) || !Array.isArray(required) || allOf !== undefined) return schema;
  const missing = required.map(String).filter((name) => !Object.hasOwn(properties, name));
  if (missing.length === 0) return schema;
  const declared = { ...properties };
  for (const name of missing) setMember(declared, name, {});
  return { ...schema, properties: declared };
}
