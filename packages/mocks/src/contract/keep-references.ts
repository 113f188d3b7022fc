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
    components: hideIn(others, document, "response"),
    paths: {
      ...(hideIn(document["paths"] ?? {}, document, "response") as JsonObject),
      [schemasPath]: { get: { security: [], ...listed } },
    },
  };
}

/** A copy of a part of a document outside of schemas, with the references of its schemas hidden. */
function hideIn(value: unknown, document: JsonObject, direction: Direction): unknown {
  if (Array.isArray(value)) return value.map((item) => hideIn(item, document, direction));
  if (!isObject(value)) return value;
  const isParameter = typeof value["in"] === "string" && typeof value["name"] === "string";
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === "schema") {
      copy[key] = isParameter
        ? inline(member, document, 0)
        : mark(liftUp(member, document), document, direction);
    } else if (key === "example" || key === "examples") copy[key] = member;
    else if (key === "content" && isObject(member)) copy[key] = hideContent(member, document, direction);
    else
      copy[key] = hideIn(
        member,
        document,
        key === "requestBody" || key === "requestBodies" ? "request" : direction,
      );
  }
  return copy;
}

/** Of a form Prism reads the properties one by one: they must stand there themselves. */
function hideContent(content: JsonObject, document: JsonObject, direction: Direction): unknown {
  return Object.fromEntries(
    Object.entries(content).map(([mediaType, holder]) => {
      const isForm = /^(multipart\/|application\/x-www-form-urlencoded)/i.test(mediaType);
      if (!isForm || !isObject(holder)) return [mediaType, hideIn(holder, document, direction)];
      return [mediaType, { ...holder, schema: inline(holder["schema"], document, 0) }];
    }),
  );
}

/** The schema itself in place of a reference to it: what Prism asks of a body's schema stands at its top. */
function liftUp(schema: unknown, document: JsonObject): unknown {
  const target = follow(schema, document);
  return isObject(target) ? target : schema;
}

function follow(schema: unknown, document: JsonObject, depth = 0): unknown {
  const reference = isObject(schema) ? schema["$ref"] : undefined;
  if (typeof reference !== "string" || depth > 16) return schema;
  return follow(readPointer(document, reference), document, depth + 1);
}

function readPointer(document: JsonObject, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  let value: unknown = document;
  for (const token of reference.slice(2).split("/")) {
    const name = decode(token);
    if (Array.isArray(value)) value = value[Number(name)];
    else value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return token;
  }
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
  return Object.fromEntries(
    Object.entries(schema).map(([key, member]) => [
      key,
      key === "example" || key === "default" || key === "enum" ? member : inline(member, document, depth),
    ]),
  );
}

/** A schema with its references hidden, and without the members that do not go that way. */
function mark(schema: unknown, document: JsonObject, direction: Direction): unknown {
  if (Array.isArray(schema)) return schema.map((item) => mark(item, document, direction));
  if (!isObject(schema)) return schema;
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    if (/^#\/components\/schemas\/[^/]+$/.test(reference)) return { [marker]: `${direction} ${reference}` };
    return mark(inline(schema, document, 0), document, direction);
  }
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(schema)) {
    const isValue = ["example", "examples", "default", "enum", "const"].includes(key);
    if (key !== "discriminator") copy[key] = isValue ? member : mark(member, document, direction);
  }
  return withoutHidden(copy, direction);
}

function withoutHidden(schema: Record<string, unknown>, direction: Direction): JsonObject {
  const { properties, required } = schema;
  if (!isObject(properties)) return schema;
  const hidden = direction === "request" ? "readOnly" : "writeOnly";
  const isHidden = (name: string): boolean => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return isObject(property) && property[hidden] === true;
  };
  if (!Object.keys(properties).some(isHidden)) return schema;
  const kept = Object.entries(properties).filter(([name]) => !isHidden(name));
  const others = Array.isArray(required) ? required.filter((name) => !isHidden(String(name))) : [];
  const { required: _, ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(kept),
    ...(others.length === 0 ? {} : { required: others }),
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
  return { direction: direction as Direction, name: decode(reference.slice(prefix.length)) };
}
