import { isObject, type JsonObject } from "../document/json-object.ts";

/**
 * How many schemas an answer is made up of in full, the nearest first. The generator goes through all that an
 * operation holds for each answer: of the five hundred that some documents link, that takes a tenth of a second.
 */
const mostInFull = 20;

const prefix = "#/__bundled__/";

/**
 * The schemas that an operation's references reach, under the names that they refer to. Those that lie far off are
 * there in short: what keeps to them keeps to the whole. A reference that leads nowhere holds nothing.
 */
export function bundleSchemas(
  references: ReadonlySet<string>,
  schemas: ReadonlyMap<string, JsonObject>,
): JsonObject {
  const bundled: Record<string, unknown> = {};
  // A set that grows while it is gone through: level by level.
  const pending = new Set(references);
  for (const name of pending) {
    const schema = schemas.get(name) ?? {};
    const held = Object.keys(bundled).length < mostInFull ? schema : shorten(schema);
    bundled[name] = held;
    for (const reference of listReferences(held)) pending.add(reference);
  }
  return bundled;
}

function listReferences(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listReferences);
  if (!isObject(value)) return [];
  const { $ref: reference } = value;
  if (typeof reference === "string" && reference.startsWith(prefix)) return [reference.slice(prefix.length)];
  return Object.values(value).flatMap(listReferences);
}

/** A schema that asks for as little as it may: no optional members, no items, and of alternatives the first. */
function shorten(schema: unknown): JsonObject {
  if (!isObject(schema)) return {};
  const { additionalProperties: _, items, properties, ...rest } = schema;
  const short: Record<string, unknown> = { ...rest };
  if (isObject(properties)) short["properties"] = keepRequired(properties, schema["required"]);
  if (items !== undefined)
    Object.assign(short, typeof schema["minItems"] === "number" ? { items } : { maxItems: 0 });
  if (Array.isArray(schema["allOf"])) short["allOf"] = schema["allOf"].map(shorten);
  for (const keyword of ["oneOf", "anyOf"]) {
    const alternatives = schema[keyword];
    if (Array.isArray(alternatives)) short[keyword] = alternatives.slice(0, 1).map(shorten);
  }
  return short;
}

function keepRequired(properties: JsonObject, required: unknown): JsonObject {
  const names = Array.isArray(required) ? required : [];
  const kept = Object.entries(properties).filter(([name]) => names.includes(name));
  return Object.fromEntries(kept.map(([name, property]) => [name, shorten(property)]));
}
