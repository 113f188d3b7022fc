import { isObject, type JsonObject, resolveReference, setMember } from "../json.ts";

/** A copy of a document whose path items stand in `paths` themselves, not behind a `$ref`. */
export function inlinePathItems(document: JsonObject): JsonObject {
  const { paths } = document;
  if (!isObject(paths)) return document;
  const inlined: JsonObject = {};
  for (const [path, pathItem] of Object.entries(paths)) {
    const reference = isObject(pathItem) ? pathItem["$ref"] : undefined;
    const target = typeof reference === "string" ? resolveReference(document, reference) : undefined;
    setMember(inlined, path, isObject(pathItem) && isObject(target) ? mergeItem(pathItem, target) : pathItem);
  }
  return { ...document, paths: inlined };
}

function mergeItem({ $ref: _, ...own }: JsonObject, target: JsonObject): JsonObject {
  return { ...structuredClone(target), ...own };
}
