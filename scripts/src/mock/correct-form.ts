import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { correctSchema } from "./correct-schema.ts";

/**
 * The schema of a form, as Prism reads one: an object, whose members are texts and lists of them. What is said of a
 * member that is an object, which is a part of JSON, is not held.
 */
export function correctForm(document: JsonObject, schema: Json): Json {
  const corrected = correctSchema(follow(document, schema));
  if (!isObject(corrected)) return corrected;
  const { properties, type } = corrected;
  if (type !== undefined && type !== "object") return {};
  const members = isObject(properties) ? Object.entries(properties) : [];
  if (!members.some(([, member]) => isStructured(document, member))) return correctSchema(schema);
  const read = members.map(([name, member]) => [name, isStructured(document, member) ? {} : member] as const);
  return { ...corrected, properties: Object.fromEntries(read) };
}

function follow(document: JsonObject, schema: Json): Json {
  const reference = isObject(schema) ? schema["$ref"] : undefined;
  return typeof reference === "string" ? (resolveReference(document, reference) ?? {}) : schema;
}

function isStructured(document: JsonObject, member: Json): boolean {
  const schema = follow(document, member);
  if (!isObject(schema)) return false;
  return schema["type"] === "object" || isObject(schema["properties"]) || schema["allOf"] !== undefined;
}
