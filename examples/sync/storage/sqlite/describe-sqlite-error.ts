import { StorageError } from "../storage-error.ts";

/** Result codes of SQLite, and what to do about each. */
const hints: ReadonlyMap<number, string> = new Map([
  [5, "another program has had it locked for too long; end that, and run again"],
  [8, "it cannot be written; check the permissions of the file and of its folder"],
  [11, "the file is damaged; move it away, or restore it, and run again"],
  [13, "the disk is full; what was written before is whole: make room, and run again"],
  [14, "check that its folder exists and can be written, and that the path is no folder itself"],
  [26, "the file is something else; choose another path by --database"],
]);

export function isBusy(error: unknown): boolean {
  return readCode(error) === 5;
}

/** Says what SQLite has against a file; an error that is not SQLite's is left as it is. */
export function describeSqliteError(path: string, error: unknown): unknown {
  const code = readCode(error);
  if (code === undefined || !(error instanceof Error)) return error;
  const hint = hints.get(code);
  return new StorageError(`${path}: ${error.message}${hint === undefined ? "" : `: ${hint}`}`, {
    cause: error,
  });
}

/** The primary code: the extended ones are in the bits above. */
function readCode(error: unknown): number | undefined {
  const { errcode } = Object(error) as { errcode?: unknown };
  return typeof errcode === "number" ? errcode & 0xff : undefined;
}
