import { SpecError } from "../codegen-error.ts";
import { isObject, type Json, type JsonObject, resolveReference, toPointer } from "../json.ts";

/**
 * Checks that every `$ref` leads to a place in the document itself: to follow one to another file or to the
 * network would make what is generated depend on more than `specs/`.
 * @throws {SpecError} naming the place of the first that does not.
 */
export function assertReferences(document: JsonObject, file: string): void {
  visitReferences(document, [], (reference, location) => {
    if (resolveReference(document, reference) === undefined)
      throw toReferenceError(file, location, reference);
  });
}

/** A `$ref` that does not lead to a place in its document. */
export function toReferenceError(
  file: string,
  location: readonly (string | number)[],
  reference: string,
): SpecError {
  const isLocal = reference.startsWith("#");
  return new SpecError({
    place: { file, pointer: toPointer(location) },
    problem: `\`$ref\` ${reference} ${isLocal ? "leads nowhere" : "leads out of the document"}`,
    hint: isLocal
      ? "Add what it names, or change it, in fixes.overlay.yaml; or leave the operation out by the word `operations`."
      : "Bundle the document into one file first, or replace the reference in fixes.overlay.yaml.",
  });
}

type Location = (string | number)[];

/** Calls back for each `$ref`. The location is one list throughout: a copy per place would cost most of the walk. */
function visitReferences(
  value: Json,
  location: Location,
  visit: (reference: string, location: Location) => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      location.push(index);
      visitReferences(item, location, visit);
      location.pop();
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const member = value[key] as Json;
      location.push(key);
      if (key === "$ref" && typeof member === "string") visit(member, location);
      else visitReferences(member, location, visit);
      location.pop();
    }
  }
}
