import { SpecError } from "../codegen-error.ts";
import type { Json } from "../json.ts";
import { documentLimits } from "./limits.ts";

/**
 * Checks that a value is neither too deep nor too large for what walks over it, without a call per level itself,
 * and that its numbers are such as can be written again.
 * @throws {SpecError} naming the limit.
 */
export function assertSize(root: Json, file: string): void {
  let level: Json[] = [root];
  let count = 0;
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length;
    if (depth > documentLimits.depth) throw toDepthError(file);
    if (count > documentLimits.values) throw toCountError(file);
    const next: Json[] = [];
    for (const value of level) {
      if (typeof value === "number" && !Number.isFinite(value)) throw toNumberError(file);
      if (typeof value !== "object" || value === null) continue;
      for (const member of Array.isArray(value) ? value : Object.values(value)) next.push(member);
    }
    level = next;
  }
}

function toNumberError(file: string): SpecError {
  return new SpecError({
    place: { file },
    problem: "the file does not parse: a number in it has no place in JSON",
    hint: "Write a number that a double can hold.",
  });
}

/** A document whose values stand too deep in values. */
export function toDepthError(file: string, line?: number): SpecError {
  return new SpecError({
    place: { file, ...(line === undefined ? {} : { line }) },
    problem: `values are nested more than ${documentLimits.depth} levels deep`,
    hint: "No API is described so deep: look at where the document comes from.",
  });
}

/** A document of too many values. */
export function toCountError(file: string, line?: number): SpecError {
  return new SpecError({
    place: { file, ...(line === undefined ? {} : { line }) },
    problem: `the document has more than ${documentLimits.values} values, or aliases for more than ${documentLimits.copiedValues}`,
    hint: "Write out what the aliases (`*name`) stand for, or look at where the document comes from.",
  });
}
