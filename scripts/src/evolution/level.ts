/** How much a release must say: the three bumps of semantic versioning, or nothing to release. */
export type Level = "none" | "patch" | "minor" | "major";

/** The levels from the least to the most. */
export const levels = ["none", "patch", "minor", "major"] as const satisfies readonly Level[];

/** The highest of levels; `none` of no levels. */
export function findHighest(given: Iterable<Level>): Level {
  let highest: Level = "none";
  for (const level of given) if (isAtLeast(level, highest)) highest = level;
  return highest;
}

/** Whether a level covers another. */
export function isAtLeast(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted);
}

/**
 * The bump that says a level at a version. Below 1.0.0 semantic versioning moves everything down by one: a
 * breaking change is a minor, anything else a patch. 0.0.0 stands for a package that was never published, whose
 * first release is 1.0.0, so that nothing moves.
 */
export function shiftLevel(level: Level, version: string): Level {
  if (!version.startsWith("0.") || version === "0.0.0") return level;
  return level === "major" ? "minor" : level === "minor" ? "patch" : level;
}
