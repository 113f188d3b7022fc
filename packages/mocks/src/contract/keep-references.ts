import { decodePointerToken, resolvePointer } from "../document/document-reader.ts";
import { isObject, type JsonObject } from "../document/json-object.ts";

/** How a reference to a component schema is written while Prism reads a document: it would follow it. */
const marker = "x-tributary-reference";
const prefix = "#/components/schemas/";

/** The path of an operation that no document has: its answers are the component schemas. */
export const schemasPath = "/x-tributary-schemas";

/** Which way a schema goes: a member that is only read is no part of a request. */
type Direction = "request" | "response";

/**
 * A document in which no schema refers to another by `$ref`, with an operation whose answers are all of its
 * component schemas, so that Prism translates those as well. Prism would put in place of each reference what it
 * leads to, which for schemas that refer to many others takes forever.
 */
export function hideReferences(document: JsonObject): JsonObject {
  const components = isObject(document["components"]) ? document["components"] : {};
  const schemas = isObject(components["schemas"]) ? components["schemas"] : {};
  const names = Object.keys(schemas);
  const contents = names.flatMap((name, index) =>
    (["request", "response"] as const).map((direction) => [
      `application/x.${direction}.${index}+json`,
      { schema: mark(schemas[name], document, direction) },
    ]),
  );
  const listed = { responses: { "200": { description: "", content: Object.fromEntries(contents) } } };
  const { schemas: _, ...others } = components;
  // What else a document holds, webhooks say, is nothing that Prism serves, and may refer to schemas as well.
  const { openapi, info, servers, tags } = document;
  return {
    openapi,
    info,
    ...(servers === undefined ? {} : { servers }),
    ...(tags === undefined ? {} : { tags }),
    security: document["security"] ?? [],
    components: mapMembers(others, (section, name) =>
      hideInEach(section, document, name === "requestBodies" ? "request" : "response"),
    ),
    paths: {
      ...(hideInEach(document["paths"] ?? {}, document, "response") as JsonObject),
      [schemasPath]: { get: { security: [], ...listed } },
    },
  };
}

/** A copy of a part of a document outside of schemas, with the references of its schemas hidden. */
function hideIn(value: unknown, document: JsonObject, direction: Direction): unknown {
  if (Array.isArray(value)) return value.map((item) => hideIn(item, document, direction));
  if (!isObject(value)) return value;
  const isParameter = typeof value["in"] === "string" && typeof value["name"] === "string";
  return mapMembers(value, (member, key) => {
    if (key === "schema") {
      return isParameter ? inline(member, document, 0) : mark(liftUp(member, document), document, direction);
    }
    if (key === "example" || key === "examples") return member;
    if (key === "content" && isObject(member)) return hideContent(member, document, direction);
    if (key === "headers" || key === "responses") return hideInEach(member, document, direction);
    return hideIn(member, document, key === "requestBody" ? "request" : direction);
  });
}

/** The same of parts that stand under names of their own, whatever those are. */
function hideInEach(parts: unknown, document: JsonObject, direction: Direction): unknown {
  return isObject(parts) ? mapMembers(parts, (part) => hideIn(part, document, direction)) : parts;
}

function mapMembers(
  object: JsonObject,
  change: (member: unknown, key: string) => unknown,
): Record<string, unknown> {
  // To assign a member called `__proto__` would lose it.
  return Object.fromEntries(Object.entries(object).map(([key, member]) => [key, change(member, key)]));
}

/** Of a form Prism reads the properties one by one: they must stand there themselves. */
function hideContent(content: JsonObject, document: JsonObject, direction: Direction): unknown {
  return mapMembers(content, (holder, mediaType) => {
    const isForm = /^(multipart\/|application\/x-www-form-urlencoded)/i.test(mediaType);
    if (!isForm || !isObject(holder)) return hideIn(holder, document, direction);
    return { ...holder, schema: inline(holder["schema"], document, 0) };
  });
}

/** The schema itself in place of a reference to it: what Prism asks of a body's schema stands at its top. */
function liftUp(schema: unknown, document: JsonObject): unknown {
  const target = follow(schema, document);
  return isObject(target) ? target : schema;
}

function follow(schema: unknown, document: JsonObject, depth = 0): unknown {
  const reference = isObject(schema) ? schema["$ref"] : undefined;
  if (typeof reference !== "string" || depth > 16) return schema;
  return follow(resolvePointer(document, reference), document, depth + 1);
}

/** Deeper than this, what a parameter may be is not looked at. */
const deepest = 6;

/** A schema with what it refers to in its place, as deep as parameters and forms are. */
function inline(schema: unknown, document: JsonObject, depth: number): unknown {
  if (Array.isArray(schema)) return schema.map((item) => inline(item, document, depth));
  if (!isObject(schema)) return schema;
  if (typeof schema["$ref"] === "string") {
    if (depth > deepest) return {};
    return inline(follow(schema, document), document, depth + 1);
  }
  return mapParts(schema, (part) => inline(part, document, depth));
}

/** The keywords of a schema that hold a value, and those that hold schemas under names of their own. */
const valueKeywords = new Set(["example", "examples", "default", "enum", "const"]);
const namingKeywords = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
]);

/** A schema with its parts changed: of its values it keeps all, and of its properties their names. */
function mapParts(schema: JsonObject, change: (part: unknown, keyword: string) => unknown): JsonObject {
  return mapMembers(schema, (member, keyword) => {
    if (valueKeywords.has(keyword)) return member;
    if (!namingKeywords.has(keyword) || !isObject(member)) return change(member, keyword);
    return mapMembers(member, (part) => change(part, keyword));
  });
}

/**
 * A schema with its references hidden, and without the members that do not go that way: its own, and those that
 * another part of an `allOf` says so of.
 */
function mark(
  schema: unknown,
  document: JsonObject,
  direction: Direction,
  hiddenByOthers: readonly string[] = [],
): unknown {
  if (Array.isArray(schema)) return schema.map((item) => mark(item, document, direction, hiddenByOthers));
  if (!isObject(schema)) return schema;
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    if (/^#\/components\/schemas\/[^/]+$/.test(reference)) return { [marker]: `${direction} ${reference}` };
    return mark(inline(schema, document, 0), document, direction);
  }
  const hidden = new Set([...hiddenByOthers, ...listHidden(schema, document, direction)]);
  const { discriminator: _, ...others } = schema;
  const marked = mapParts(others, (part, keyword) =>
    mark(part, document, direction, keyword === "allOf" ? [...hidden] : []),
  );
  return hidden.size === 0 ? marked : withoutMembers(marked, hidden);
}

/** The members of a schema, and of what it is made of, that do not go that way. */
function listHidden(schema: JsonObject, document: JsonObject, direction: Direction, depth = 0): string[] {
  const { properties, allOf } = schema;
  const keyword = direction === "request" ? "readOnly" : "writeOnly";
  const own = Object.entries(isObject(properties) ? properties : {}).filter(([, property]) =>
    [property, follow(property, document)].some((each) => isObject(each) && each[keyword] === true),
  );
  const parts = Array.isArray(allOf) && depth <= deepest ? allOf : [];
  return [
    ...own.map(([name]) => name),
    ...parts
      .map((part) => follow(part, document))
      .filter(isObject)
      .flatMap((part) => listHidden(part, document, direction, depth + 1)),
  ];
}

function withoutMembers(schema: JsonObject, hidden: ReadonlySet<string>): JsonObject {
  const { properties, required, ...rest } = schema;
  const needed = Array.isArray(required) ? required.filter((name) => !hidden.has(String(name))) : [];
  const kept = Object.entries(isObject(properties) ? properties : {}).filter(([name]) => !hidden.has(name));
  return {
    ...rest,
    ...(isObject(properties) ? { properties: Object.fromEntries(kept) } : {}),
    ...(needed.length === 0 ? {} : { required: needed }),
  };
}

/** The component schema that a marked reference is of, and which way it goes. */
export interface MarkedReference {
  readonly direction: Direction;
  readonly name: string;
}

/** Reads a mark; undefined where there is none. */
export function readMark(value: JsonObject): MarkedReference | undefined {
  const marked = value[marker];
  if (typeof marked !== "string") return undefined;
  const [direction = "", reference = ""] = marked.split(/ (.*)/s);
  return { direction: direction as Direction, name: decodePointerToken(reference.slice(prefix.length)) };
}
