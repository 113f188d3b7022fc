import { isObject, type Json, type JsonObject, resolveReference, setMember } from "../json.ts";
import type { Direction } from "./to-json-schema.ts";

/** Deeper than this a value is taken as it is. */
const deepest = 16;

/**
 * A value without the members that its schema does not declare: TypeScript refuses them where a value is written
 * out, although the schema lets them pass. Neither are there members that do not go that way.
 */
export function keepDeclared(
  document: JsonObject,
  schema: Json,
  value: Json,
  direction: Direction,
  depth = 0,
): Json {
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  const declared = collect(document, schema, 0);
  if (Array.isArray(value)) {
    const [items] = declared.items;
    return items === undefined
      ? value
      : value.map((item) => keepDeclared(document, items, item, direction, depth + 1));
  }
  if (declared.properties.size === 0) return value;
  const hidden = direction === "request" ? "readOnly" : "writeOnly";
  const kept: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const property = declared.properties.get(name);
    if (isObject(property) && property[hidden] === true) continue;
    if (property !== undefined) {
      setMember(kept, name, keepDeclared(document, property, member, direction, depth + 1));
    } else if (declared.isOpen) setMember(kept, name, member);
  }
  return kept;
}

interface Declared {
  readonly properties: ReadonlyMap<string, Json>;
  readonly items: readonly Json[];
  /** Whether it says that there are others. */
  readonly isOpen: boolean;
}

/** What a schema declares, itself and in the parts it is composed of. */
function collect(document: JsonObject, schema: Json, depth: number): Declared {
  if (!isObject(schema) || depth > deepest) return { properties: new Map(), items: [], isOpen: false };
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    return collect(document, resolveReference(document, reference) ?? null, depth + 1);
  }
  const { properties, items, additionalProperties } = schema;
  const parts = ["allOf", "oneOf", "anyOf"]
    .flatMap((keyword) => schema[keyword] ?? [])
    .map((part) => collect(document, part, depth + 1));
  const own = isObject(properties) ? Object.entries(properties) : [];
  return {
    properties: new Map([...parts.flatMap((part) => [...part.properties]), ...own]),
    items: [...(items === undefined ? [] : [items]), ...parts.flatMap((part) => part.items)],
    isOpen:
      (additionalProperties !== undefined && additionalProperties !== false) ||
      parts.some((part) => part.isOpen),
  };
}
