import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "../emit/emit-package.ts";
import { findOwnedFiles } from "./owned-files.ts";

/** How a file in the tree differs from what would be generated. */
export interface Difference {
  readonly path: string;
  readonly kind: "changed" | "missing" | "extra";
}

/** Compares the set of files in the folders owned, and their bytes, with what would be generated; `current` are known to be. */
export function compareTree(
  root: string,
  files: Files,
  folders: readonly string[],
  current: ReadonlySet<string> = new Set(),
): Difference[] {
  const differences: Difference[] = [];
  for (const [path, text] of files) {
    const file = join(root, path);
    if (!existsSync(file)) differences.push({ path, kind: "missing" });
    else if (!readFileSync(file).equals(Buffer.from(text))) differences.push({ path, kind: "changed" });
  }
  for (const path of findOwnedFiles(root, folders)) {
    if (!files.has(path) && !current.has(path)) differences.push({ path, kind: "extra" });
  }
  return differences.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
