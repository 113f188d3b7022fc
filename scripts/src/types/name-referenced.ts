import {
  isObject,
  type Json,
  type JsonObject,
  parseReference,
  resolveLocation,
  resolvePointer,
  setMember,
  toPointer,
} from "../json.ts";
import { findFreeName, toPascalCase } from "../names.ts";

/** What a pointer spells that says nothing of the schema it leads to. */
const commonWords = new Set([
  "paths",
  "components",
  "schemas",
  "properties",
  "responses",
  "content",
  "schema",
]);

/** Places that hold no schema, by the step before the last. */
const otherPlaces = new Set(["parameters", "responses", "requestBodies", "headers"]);

/**
 * A copy of a document in which every reference leads to a component. A schema that is referred to where it
 * stands, in an answer or in another schema, becomes a component schema named after that place; a parameter or
 * an answer is put in place of the reference. openapi-typescript follows such references by the members of its
 * own types, which have no `schema`, no `items` and no `allOf`.
 */
export function nameReferenced(document: JsonObject): JsonObject {
  const references = listReferences(document).filter(isDeep);
  if (references.length === 0) return document;
  const schemas = resolvePointer(document, "/components/schemas");
  const names = nameTargets(document, references, new Set(Object.keys(isObject(schemas) ? schemas : {})));
  const context = { document, names };
  const copy = copyMembers(document, context);
  const components = isObject(copy["components"]) ? copy["components"] : {};
  const named = isObject(components["schemas"]) ? components["schemas"] : {};
  for (const [target, name] of names) setMember(named, name, copyMembers(target, context));
  return { ...copy, components: { ...components, schemas: named } };
}

interface Context {
  readonly document: JsonObject;
  readonly names: ReadonlyMap<JsonObject, string>;
}

function nameTargets(
  document: JsonObject,
  references: readonly string[],
  taken: Set<string>,
): Map<JsonObject, string> {
  const names = new Map<JsonObject, string>();
  for (const reference of references) {
    const location = parseReference(reference);
    if (location === undefined || otherPlaces.has(location.at(-2) ?? "")) continue;
    const target = resolveLocation(document, location);
    if (!isObject(target) || names.has(target)) continue;
    const name = findFreeName(spellName(location), (each) => taken.has(each));
    taken.add(name);
    names.set(target, name);
  }
  return names;
}

function isDeep(reference: string): boolean {
  const location = parseReference(reference);
  if (location === undefined || location.length < 2) return false;
  return location[0] !== "components" || location.length > 3;
}

function spellName(location: readonly string[]): string {
  return toPascalCase(location.filter((step) => !commonWords.has(step)).join(" ")) || "Referenced";
}

function listReferences(value: Json): string[] {
  const found: string[] = [];
  const visit = (part: Json): void => {
    if (Array.isArray(part)) part.forEach(visit);
    if (!isObject(part)) return;
    for (const [key, member] of Object.entries(part)) {
      if (key === "$ref" && typeof member === "string") found.push(member);
      else visit(member);
    }
  };
  visit(value);
  return found;
}

function copyValue(value: Json, context: Context): Json {
  if (Array.isArray(value)) return value.map((item) => copyValue(item, context));
  if (!isObject(value)) return value;
  const name = context.names.get(value);
  return name === undefined ? copyMembers(value, context) : toReference(name);
}

function copyMembers(object: JsonObject, context: Context): JsonObject {
  const reference = object["$ref"];
  if (typeof reference === "string" && isDeep(reference)) return replaceReference(object, reference, context);
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(object)) setMember(copy, key, copyValue(member, context));
  return copy;
}

function replaceReference(object: JsonObject, reference: string, context: Context): JsonObject {
  const target = resolveLocation(context.document, parseReference(reference) ?? []);
  if (!isObject(target)) return object;
  const name = context.names.get(target);
  return name === undefined ? copyMembers(target, context) : { ...object, ...toReference(name) };
}

function toReference(name: string): JsonObject {
  return { $ref: `#${encodeURI(toPointer(["components", "schemas", name]))}` };
}
