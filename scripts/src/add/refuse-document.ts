import { CodegenError, SpecError } from "../codegen-error.ts";
import {
  isObject,
  type JsonObject,
  parsePointer,
  parseReference,
  resolveLocation,
  resolveReference,
} from "../json.ts";
import { emitOverlay, type NewAction, toQuery } from "./emit-overlay.ts";

export interface RefusedDocument {
  /** The document, with the fixes that it was given. */
  readonly document: JsonObject;
  /** Where it would have been kept. */
  readonly folder: string;
  /** Where it is. */
  readonly source: string;
  /** The page that its fixes give for evidence. */
  readonly evidence: string;
}

/**
 * What is wrong with a document of which nothing is written: the same, said of the document where it is, with the
 * overlay to mend it by. Anything else is given back as it is.
 */
export function toRefusal(error: unknown, { document, evidence, folder, source }: RefusedDocument): unknown {
  if (!(error instanceof CodegenError) || !error.place.file.startsWith(`${folder}/openapi.`)) return error;
  const { pointer } = error.place;
  if (pointer === undefined) return error;
  const action = suggestAction(document, parsePointer(pointer));
  return new SpecError({
    place: { ...error.place, file: source },
    problem: error.problem,
    hint: `${error.hint} Nothing is written yet: give such an overlay by \`--fixes <file>\`:`,
    example: emitOverlay("What the document gets wrong", evidence, [action]),
  });
}

function suggestAction(document: JsonObject, location: readonly string[]): NewAction {
  const value = resolveLocation(document, location);
  const isMissing = location.at(-1) === "$ref" && typeof value === "string" && isNowhere(document, value);
  if (isMissing) return suggestMissing(document, value);
  const steps = [...location];
  while (steps.length > 0 && !isObject(resolveLocation(document, steps))) steps.pop();
  return { target: toQuery(...steps), description: "Say why.", change: { update: {} } };
}

function isNowhere(document: JsonObject, reference: string): boolean {
  return parseReference(reference) !== undefined && resolveReference(document, reference) === undefined;
}

/** Adds what a reference names, which takes anything. */
function suggestMissing(document: JsonObject, reference: string): NewAction {
  const steps = parseReference(reference) ?? [];
  const depth = steps.findIndex(
    (_, index) => !isObject(resolveLocation(document, steps.slice(0, index + 1))),
  );
  const update = steps
    .slice(depth)
    .reduceRight<JsonObject>((inner, step) => Object.fromEntries([[step, inner]]), {});
  return {
    target: toQuery(...steps.slice(0, depth)),
    description: `The document refers to ${reference}, which it does not have.`,
    change: { update },
  };
}
