import { readdirSync } from "node:fs";
import { join } from "node:path";
import { SpecError } from "./codegen-error.ts";
import { findNearest } from "./nearest.ts";

/** The providers that have a folder in `specs/`, in alphabetical order. */
export function findProviders(root: string): string[] {
  return readdirSync(join(root, "specs"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/**
 * Checks that names given by a person are providers.
 * @throws {SpecError} naming the first that is not, and the nearest that is.
 */
export function assertProviders(known: readonly string[], asked: readonly string[]): void {
  const unknown = asked.find((provider) => !known.includes(provider));
  if (unknown === undefined) return;
  const nearest = findNearest(unknown, known);
  throw new SpecError({
    place: { file: "specs" },
    problem: `there is no provider \`${unknown}\``,
    hint: `${nearest === undefined ? "" : `Did you mean \`${nearest}\`? `}Known are: ${known.join(", ")}.`,
  });
}
