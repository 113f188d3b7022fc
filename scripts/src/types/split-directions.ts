import { isObject, type Json, type JsonObject, resolvePointer, setMember, toPointer } from "../json.ts";
import { findFreeName } from "../names.ts";
import {
  type DirectionMark,
  findDirections,
  isMarked,
  listRequestBodies,
  listResponses,
  readSchemaName,
} from "./directions.ts";

const vocabulary = "x-tributary";

/**
 * A copy of a document in which what is read and what is written have schemas of their own: requests without
 * `readOnly` members, answers without `writeOnly` ones. A schema that goes both ways, and not the same both
 * ways, gets a `Writable…` twin for requests. openapi-typescript would put both kinds of members into both.
 */
export function splitDirections(document: JsonObject): JsonObject {
  if (!hasDirected(document, document)) return document;
  // The places that change are copied first: to clone a large document takes as long as all of the rest.
  const result = copyPlaces(document);
  const schemas = resolvePointer(result, "/components/schemas");
  const twins = isObject(schemas) ? nameTwins(document, schemas) : new Map<string, string>();
  const toRequest = (value: Json): Json => redirect(dropMembers(document, value, "readOnly"), twins);
  const toAnswer = (value: Json): Json => dropMembers(document, value, "writeOnly");
  if (isObject(schemas)) splitSchemas(document, schemas, twins, toRequest, toAnswer);
  for (const body of listRequestBodies(result)) changeContent(body, toRequest);
  for (const response of listResponses(result)) changeContent(response, toAnswer);
  return result;
}

type Change = (value: Json) => Json;

/** A copy in which every object down to the schemas, the request bodies and the responses is its own. */
function copyPlaces(document: JsonObject): JsonObject {
  const copyMembers = (value: Json): Json => copyObject(value, (member) => copyObject(member));
  const copyOperation = (operation: Json): Json =>
    copyObject(operation, (member, key) => {
      if (key === "requestBody") return copyObject(member);
      return key === "responses" ? copyMembers(member) : member;
    });
  return copyObject(document, (section, name) => {
    if (name === "components") return copyObject(section, copyMembers);
    return name === "paths" ? copyObject(section, (item) => copyObject(item, copyOperation)) : section;
  }) as JsonObject;
}

/** A copy of an object whose members are changed; any other value is the same. */
function copyObject(value: Json, change: (member: Json, key: string) => Json = (member) => member): Json {
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) setMember(copy, key, change(member, key));
  return copy;
}

function splitSchemas(
  document: JsonObject,
  schemas: JsonObject,
  twins: ReadonlyMap<string, string>,
  toRequest: Change,
  toAnswer: Change,
): void {
  const { requested, answered } = findDirections(document);
  for (const [name, schema] of Object.entries(schemas)) {
    const isOnlyRequested = requested.has(name) && !answered.has(name);
    setMember(schemas, name, isOnlyRequested ? toRequest(schema) : toAnswer(schema));
    const twin = twins.get(name);
    if (twin !== undefined) setMember(schemas, twin, renameTwin(toRequest(schema)));
  }
}

function changeContent(holder: JsonObject, change: Change): void {
  if (holder["content"] !== undefined) holder["content"] = change(holder["content"]);
}

/** The schemas that need a form for requests beside the one for answers, each with the name of its twin. */
function nameTwins(document: JsonObject, schemas: JsonObject): Map<string, string> {
  const { requested, answered } = findDirections(document);
  const shared = Object.keys(schemas).filter((name) => requested.has(name) && answered.has(name));
  const different = new Set(shared.filter((name) => hasDirected(document, schemas[name] ?? null)));
  for (let before = -1; before !== different.size; ) {
    before = different.size;
    for (const name of shared) {
      if (refersTo(schemas[name] ?? null, different)) different.add(name);
    }
  }
  return new Map(
    [...different].map((name) => [
      name,
      findFreeName(`Writable${name}`, (each) => Object.hasOwn(schemas, each)),
    ]),
  );
}

function hasDirected(document: JsonObject, value: Json): boolean {
  if (Array.isArray(value)) return value.some((item) => hasDirected(document, item));
  if (!isObject(value)) return false;
  const properties = isObject(value["properties"]) ? Object.values(value["properties"]) : [];
  const marks = ["readOnly", "writeOnly"] as const;
  if (properties.some((property) => marks.some((mark) => isMarked(document, property, mark)))) return true;
  return Object.values(value).some((member) => hasDirected(document, member));
}

function refersTo(value: Json, names: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => refersTo(item, names));
  if (!isObject(value)) return false;
  const reference = value["$ref"];
  if (typeof reference === "string") return names.has(readSchemaName(reference) ?? "");
  return Object.values(value).some((member) => refersTo(member, names));
}

/** A copy without the members of objects that carry the mark, in `properties` and in `required`. */
function dropMembers(document: JsonObject, value: Json, mark: DirectionMark): Json {
  if (Array.isArray(value)) return value.map((item) => dropMembers(document, item, mark));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value))
    setMember(copy, key, dropMembers(document, member, mark));
  const { properties, required } = copy;
  if (!isObject(properties)) return copy;
  const dropped = Object.keys(properties).filter((name) => isMarked(document, properties[name], mark));
  for (const name of dropped) delete properties[name];
  if (dropped.length > 0 && Array.isArray(required)) {
    copy["required"] = required.filter((name) => !dropped.includes(String(name)));
  }
  return copy;
}

/** A copy whose references, and whose mappings of tags, lead to the twins. */
function redirect(value: Json, twins: ReadonlyMap<string, string>, isMapping = false): Json {
  if (Array.isArray(value)) return value.map((item) => redirect(item, twins));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    const isReference = typeof member === "string" && (key === "$ref" || isMapping);
    const twin = twins.get((isReference ? readSchemaName(member) : undefined) ?? "");
    const redirected = redirect(member, twins, key === "mapping" && "propertyName" in value);
    setMember(copy, key, twin === undefined ? redirected : toReference(twin));
  }
  return copy;
}

function toReference(name: string): string {
  return `#${encodeURI(toPointer(["components", "schemas", name]))}`;
}

/** The word `name` is for one type only: the twin's gets the twin's prefix. */
function renameTwin(schema: Json): Json {
  const words = isObject(schema) ? schema[vocabulary] : undefined;
  if (!isObject(schema) || !isObject(words) || typeof words["name"] !== "string") return schema;
  return { ...schema, [vocabulary]: { ...words, name: `Writable${words["name"]}` } };
}
