import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UpdateError } from "./update-error.ts";

/** A file that an update changes. */
export interface FileChange {
  /** Relative to the repository. */
  readonly path: string;
  /** What stands there; undefined where there is no such file. */
  readonly before: Buffer | undefined;
  /** What shall stand there; undefined to remove it. */
  readonly after: Buffer | undefined;
}

/** The files that differ between two states, by path. */
export function listChanges(
  before: ReadonlyMap<string, Buffer>,
  after: ReadonlyMap<string, Buffer>,
): FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter((change) => !isSame(change.before, change.after));
}

/**
 * Makes changes, all of them or none. What is new is written beside its place first, so that what remains are
 * renames; and it is one piece of synchronous work, into which no interrupt falls.
 * @throws {UpdateError} where a file is another than when the update began; then nothing is changed.
 */
export function commitChanges(root: string, changes: readonly FileChange[]): void {
  for (const { path, before } of changes) {
    if (!isSame(before, readIfThere(join(root, path)))) {
      throw new UpdateError(
        `${path} was changed while the update ran`,
        "Nothing was changed. Run the update again.",
      );
    }
  }
  const toTemporary = (path: string): string => join(root, `${path}.${process.pid}.tmp`);
  const done: FileChange[] = [];
  try {
    for (const { path, after } of changes) {
      if (after === undefined) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(toTemporary(path), after);
    }
    for (const change of changes) {
      done.push(change);
      if (change.after === undefined) rmSync(join(root, change.path));
      else renameSync(toTemporary(change.path), join(root, change.path));
    }
  } catch (error) {
    for (const { path, before } of done) restore(join(root, path), before);
    throw error;
  } finally {
    for (const { path } of changes) rmSync(toTemporary(path), { force: true });
  }
}

function restore(file: string, before: Buffer | undefined): void {
  if (before === undefined) rmSync(file, { force: true });
  else writeFileSync(file, before);
}

function readIfThere(file: string): Buffer | undefined {
  return existsSync(file) ? readFileSync(file) : undefined;
}

function isSame(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.equals(other);
}
