import { SpecError } from "../codegen-error.ts";
import { isObject, type JsonObject, resolveReference, setMember, toPointer } from "../json.ts";
import { toReferenceError } from "./check-references.ts";

/**
 * A copy of a document whose path items stand in `paths` themselves, not behind a `$ref`.
 * @throws {SpecError} for a reference that leads out of the document, nowhere, or back to itself.
 */
export function inlinePathItems(document: JsonObject, file: string): JsonObject {
  const { paths } = document;
  if (!isObject(paths)) return document;
  const inlined: JsonObject = {};
  for (const [path, pathItem] of Object.entries(paths)) {
    setMember(inlined, path, isObject(pathItem) ? inline(document, pathItem, file, path) : pathItem);
  }
  return { ...document, paths: inlined };
}

function inline(document: JsonObject, pathItem: JsonObject, file: string, path: string): JsonObject {
  const seen = new Set<string>();
  let item = pathItem;
  for (let reference = item["$ref"]; typeof reference === "string"; reference = item["$ref"]) {
    const target = resolveReference(document, reference);
    if (!isObject(target)) throw toReferenceError(file, ["paths", path, "$ref"], reference);
    if (seen.has(reference)) {
      throw new SpecError({
        place: { file, pointer: toPointer(["paths", path, "$ref"]) },
        problem: "the reference leads back to itself, so that there is no path item",
        hint: "Say in fixes.overlay.yaml what it stands for, or remove the path.",
      });
    }
    seen.add(reference);
    const { $ref: _, ...own } = item;
    item = { ...structuredClone(target), ...own };
  }
  return item;
}
