import { isObject, type Json, type JsonObject, resolveReference, setMember } from "../json.ts";

const prefix = "#/components/schemas/";

/**
 * Makes a `discriminator` say what is on the wire. Where all members of a union spell out their own tag it is
 * dropped: openapi-typescript would overwrite each tag with the name of the schema. Anywhere else it gets a
 * mapping for every member that spells its tag, and refers to every member in full.
 */
export function correctDiscriminator(document: JsonObject, object: JsonObject): JsonObject {
  if (!isObject(object["discriminator"])) return object;
  const { discriminator: written, ...rest } = object;
  const discriminator = isObject(written) ? keepLeading(document, written) : undefined;
  if (discriminator === undefined) return rest;
  const members = object["oneOf"] ?? object["anyOf"];
  const property = discriminator["propertyName"];
  if (typeof property !== "string") return object;
  if (!Array.isArray(members)) return { ...object, discriminator: completeMapping(discriminator) };
  if (members.every((member) => readTag(document, member, property) !== undefined)) return rest;
  const tags = members.filter(isObject).flatMap((member) => listTags(document, member, property));
  return { ...object, discriminator: completeMapping(discriminator, tags) };
}

/**
 * Gives each schema that others build on by `allOf`, and that has a `discriminator`, a mapping to those that
 * spell their tag. Changes the document given.
 */
export function mapInheritors(document: JsonObject, schemas: JsonObject): void {
  for (const [name, base] of Object.entries(schemas)) {
    const discriminator = isObject(base) ? base["discriminator"] : undefined;
    if (!isObject(base) || !isObject(discriminator) || "oneOf" in base || "anyOf" in base) continue;
    const property = String(discriminator["propertyName"]);
    const tags = Object.keys(schemas)
      .filter((inheritor) => buildsOn(schemas[inheritor] ?? null, name))
      .flatMap((inheritor) => listTags(document, { $ref: `${prefix}${inheritor}` }, property, name));
    base["discriminator"] = completeMapping(discriminator, tags);
  }
}

/** The discriminator with those of its mappings that lead somewhere; undefined where it had none but others. */
function keepLeading(document: JsonObject, discriminator: JsonObject): JsonObject | undefined {
  const { mapping } = discriminator;
  if (!isObject(mapping)) return discriminator;
  const given = Object.entries(mapping);
  const leading = given.filter(
    ([, target]) => resolveReference(document, toReference(String(target))) !== undefined,
  );
  if (leading.length === given.length) return discriminator;
  if (leading.length === 0) return undefined;
  const kept: JsonObject = {};
  for (const [tag, target] of leading) setMember(kept, tag, target);
  return { ...discriminator, mapping: kept };
}

type Tag = readonly [tag: string, reference: string];

/** The mapping with its bare names as references, and with the tags that it does not map. */
function completeMapping(discriminator: JsonObject, tags: readonly Tag[] = []): JsonObject {
  const given = isObject(discriminator["mapping"]) ? Object.entries(discriminator["mapping"]) : [];
  const mapping: JsonObject = {};
  for (const [tag, target] of given) setMember(mapping, tag, toReference(String(target)));
  const mapped = Object.values(mapping);
  for (const [tag, reference] of tags) {
    if (!mapped.includes(reference)) setMember(mapping, tag, reference);
  }
  return Object.keys(mapping).length === 0 ? discriminator : { ...discriminator, mapping };
}

function toReference(target: string): string {
  return target.includes("#") ? target : `${prefix}${target}`;
}

/** The tags of a member that is a reference: those it spells, or else the name of its schema. */
function listTags(document: JsonObject, member: JsonObject, property: string, base?: string): Tag[] {
  const reference = member["$ref"];
  if (typeof reference !== "string") return [];
  const spelled = readTag(document, member, property, base) ?? [
    reference.slice(reference.lastIndexOf("/") + 1),
  ];
  return spelled.map((tag) => [String(tag), reference]);
}

/** The values that a schema spells for its tag; of a base that it builds on, nothing is taken. */
function readTag(
  document: JsonObject,
  schema: Json,
  property: string,
  base?: string,
  depth = 0,
): readonly Json[] | undefined {
  if (!isObject(schema) || depth > 8) return undefined;
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    if (base !== undefined && reference === `${prefix}${base}`) return undefined;
    return readTag(document, resolveReference(document, reference) ?? null, property, base, depth + 1);
  }
  const tag = isObject(schema["properties"]) ? schema["properties"][property] : undefined;
  if (isObject(tag) && Array.isArray(tag["enum"])) return tag["enum"];
  if (isObject(tag) && tag["const"] !== undefined) return [tag["const"]];
  const parts = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return parts
    .map((part) => readTag(document, part, property, base, depth + 1))
    .find((values) => values !== undefined);
}

function buildsOn(schema: Json, base: string): boolean {
  const parts = isObject(schema) && Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return parts.some((part) => isObject(part) && part["$ref"] === `${prefix}${base}`);
}
