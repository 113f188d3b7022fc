import { SpecError } from "../codegen-error.ts";
import { isObject, type Json, type JsonObject, resolveReference, toPointer } from "../json.ts";

/**
 * Checks that every `$ref` leads to a place in the document itself: to follow one to another file or to the
 * network would make what is generated depend on more than `specs/`.
 * @throws {SpecError} naming the place of the first that does not.
 */
export function assertReferences(document: JsonObject, file: string): void {
  for (const { location, reference } of findReferences(document)) {
    if (resolveReference(document, reference) !== undefined) continue;
    throw toReferenceError(file, location, reference);
  }
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

interface FoundReference {
  readonly location: readonly (string | number)[];
  readonly reference: string;
}

function* findReferences(
  value: Json,
  location: readonly (string | number)[] = [],
): Generator<FoundReference> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* findReferences(item, [...location, index]);
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (key === "$ref" && typeof member === "string")
        yield { location: [...location, key], reference: member };
      else yield* findReferences(member, [...location, key]);
    }
  }
}
