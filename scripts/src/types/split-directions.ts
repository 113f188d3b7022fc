import { methods } from "../contract/operations.ts";
import { isObject, type Json, type JsonObject, resolvePointer, setMember } from "../json.ts";

const prefix = "#/components/schemas/";

/**
 * A copy of a document in which what is read and what is written have schemas of their own: answers without
 * `writeOnly` members, and, for each schema with `readOnly` members that a request carries, a `Writable…`
 * twin without them. openapi-typescript would put both kinds of members into both directions.
 */
export function splitDirections(document: JsonObject): JsonObject {
  const result = structuredClone(document);
  const schemas = resolvePointer(result, "/components/schemas");
  if (!isObject(schemas)) return result;
  const original = structuredClone(schemas);
  const split = findDirected(original);
  if (split.size === 0) return result;
  for (const name of split) {
    setMember(schemas, name, dropMembers(original[name] ?? {}, "writeOnly"));
    setMember(schemas, toWritable(name), redirect(dropMembers(original[name] ?? {}, "readOnly"), split));
  }
  for (const holder of findRequestBodies(result)) {
    const content = holder["content"];
    if (content !== undefined) holder["content"] = redirect(dropMembers(content, "readOnly"), split);
  }
  return result;
}

function toWritable(name: string): string {
  return `Writable${name}`;
}

/** The schemas that carry directed members, themselves or in what they refer to. */
function findDirected(schemas: JsonObject): Set<string> {
  const directed = new Set(Object.keys(schemas).filter((name) => hasDirected(schemas[name] ?? null)));
  const references = new Map(Object.entries(schemas).map(([name, schema]) => [name, findReferences(schema)]));
  for (let before = -1; before !== directed.size; ) {
    before = directed.size;
    for (const [name, targets] of references) {
      if (targets.some((target) => directed.has(target))) directed.add(name);
    }
  }
  return directed;
}

function hasDirected(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasDirected);
  if (!isObject(value)) return false;
  if (value["readOnly"] === true || value["writeOnly"] === true) return true;
  return Object.values(value).some(hasDirected);
}

function findReferences(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(findReferences);
  if (!isObject(value)) return [];
  const reference = value["$ref"];
  if (typeof reference === "string" && reference.startsWith(prefix)) return [reference.slice(prefix.length)];
  return Object.values(value).flatMap(findReferences);
}

/** A copy without the members of objects that carry the mark, in `properties` and in `required`. */
function dropMembers(value: Json, mark: "readOnly" | "writeOnly"): Json {
  if (Array.isArray(value)) return value.map((item) => dropMembers(item, mark));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) setMember(copy, key, dropMembers(member, mark));
  const { properties, required } = copy;
  if (!isObject(properties)) return copy;
  const dropped = Object.keys(properties).filter((name) => isMarked(properties[name], mark));
  if (dropped.length === 0) return copy;
  for (const name of dropped) delete properties[name];
  if (Array.isArray(required)) copy["required"] = required.filter((name) => !dropped.includes(String(name)));
  return copy;
}

function isMarked(property: Json | undefined, mark: "readOnly" | "writeOnly"): boolean {
  return isObject(property) && property[mark] === true;
}

function redirect(value: Json, split: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return value.map((item) => redirect(item, split));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    const name = key === "$ref" && typeof member === "string" ? member.slice(prefix.length) : undefined;
    const target = name !== undefined && split.has(name) ? `${prefix}${toWritable(name)}` : undefined;
    setMember(copy, key, target ?? redirect(member, split));
  }
  return copy;
}

function* findRequestBodies(document: JsonObject): Generator<JsonObject> {
  const shared = resolvePointer(document, "/components/requestBodies");
  if (isObject(shared)) yield* Object.values(shared).filter(isObject);
  const paths = isObject(document["paths"]) ? Object.values(document["paths"]) : [];
  for (const pathItem of paths.filter(isObject)) {
    for (const method of methods) {
      const operation = pathItem[method];
      const body = isObject(operation) ? operation["requestBody"] : undefined;
      if (isObject(body)) yield body;
    }
  }
}
