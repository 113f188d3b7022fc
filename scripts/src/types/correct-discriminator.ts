import { isObject, type Json, type JsonObject, resolvePointer } from "../json.ts";

/**
 * Drops a `discriminator` whose members all spell out their own tag. openapi-typescript would overwrite each
 * tag with the name of the schema, which is not what is on the wire.
 */
export function correctDiscriminator(document: JsonObject, object: JsonObject): JsonObject {
  const { discriminator, ...rest } = object;
  const members = object["oneOf"] ?? object["anyOf"];
  if (!isObject(discriminator) || !Array.isArray(members)) return object;
  const property = discriminator["propertyName"];
  if (typeof property !== "string") return object;
  return members.every((member) => spellsTag(document, member, property, 0)) ? rest : object;
}

function spellsTag(document: JsonObject, member: Json, property: string, depth: number): boolean {
  if (!isObject(member) || depth > 8) return false;
  const reference = member["$ref"];
  if (typeof reference === "string") {
    const target = resolvePointer(document, reference.slice(1));
    return target !== undefined && spellsTag(document, target, property, depth + 1);
  }
  const tag = isObject(member["properties"]) ? member["properties"][property] : undefined;
  if (isObject(tag) && (Array.isArray(tag["enum"]) || tag["const"] !== undefined)) return true;
  const parts = Array.isArray(member["allOf"]) ? member["allOf"] : [];
  return parts.some((part) => spellsTag(document, part, property, depth + 1));
}
