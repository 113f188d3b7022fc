import { getString, isObject, type JsonObject } from "./json-object.ts";

/** Reads an OpenAPI document member by member, following the references within it. */
export interface DocumentReader {
  readonly root: JsonObject;
  /** The object itself, or what its `$ref` leads to; an empty object when that is nowhere. */
  follow(value: unknown): JsonObject;
}

/** A reference that leads to itself by way of others would otherwise be followed for ever. */
const maxReferences = 100;

export function createDocumentReader(document: object): DocumentReader {
  const root = isObject(document) ? document : {};
  return {
    root,
    follow(value) {
      let current: unknown = value;
      for (let step = 0; step < maxReferences; step += 1) {
        if (!isObject(current)) return {};
        const reference = getString(current, "$ref");
        if (reference === undefined) return current;
        current = resolvePointer(root, reference);
      }
      return {};
    },
  };
}

/** What a `$ref` into the document leads to; undefined where that is nowhere. */
export function resolvePointer(root: JsonObject, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  let current: unknown = root;
  for (const token of reference.slice(2).split("/")) {
    const name = decodePointerToken(token);
    if (Array.isArray(current)) current = current[Number(name)];
    else current = isObject(current) && Object.hasOwn(current, name) ? current[name] : undefined;
  }
  return current;
}

/** A step of a pointer in a `$ref`, which is percent-encoded; as it is where it cannot be. */
export function decodePointerToken(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return token;
  }
}
