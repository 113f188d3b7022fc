import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file as it is hashed: its path, and its bytes, or undefined where there is none. */
export type HashedFile = readonly [path: string, content: Uint8Array | string | undefined];

/**
 * The SHA-256 of a list of files: of each its path, whether it is there, how long it is and what it holds, in the
 * order of their paths.
 */
export function hashFiles(files: Iterable<HashedFile>): string {
  const hash = createHash("sha256");
  for (const [path, content] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    hash.update(`${JSON.stringify(path)} ${bytes === undefined ? "absent" : bytes.length}\n`);
    if (bytes !== undefined) hash.update(bytes);
  }
  return hash.digest("hex");
}

/** A file of the tree; undefined content where there is none. */
export function readFile(root: string, path: string): HashedFile {
  try {
    return [path, readFileSync(join(root, path))];
  } catch (error) {
    if (isAbsent(error)) return [path, undefined];
    throw error;
  }
}

/** Every file under a folder, by its path from the root; none where there is no folder. */
export function listFolder(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFolder(root, path) : [path];
    });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENOTDIR";
}
