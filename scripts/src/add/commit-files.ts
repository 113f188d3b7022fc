import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../emit/emit-package.ts";

/**
 * Writes files into the tree, all of them or none: what is written when one of them cannot be is taken back.
 * It is synchronous, so that an interrupt falls before or after it.
 */
export function commitFiles(root: string, files: Files): void {
  const undo: (() => void)[] = [];
  try {
    for (const [path, text] of files) {
      const file = join(root, path);
      undo.push(...createFolders(root, dirname(path)));
      const before = existsSync(file) ? readFileSync(file) : undefined;
      const temporary = `${file}.${process.pid}.tmp`;
      undo.push(() => {
        rmSync(temporary, { force: true });
        if (before === undefined) rmSync(file, { force: true });
        else writeFileSync(file, before);
      });
      writeFileSync(temporary, text);
      renameSync(temporary, file);
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
}

/** Creates the folders that are missing, and gives the steps that take them away again. */
function createFolders(root: string, folder: string): (() => void)[] {
  const parts = folder.split("/").map((_, index, all) => all.slice(0, index + 1).join("/"));
  const missing = parts.filter((part) => !existsSync(join(root, part)));
  mkdirSync(join(root, folder), { recursive: true });
  return missing.map((part) => () => rmdirSync(join(root, part)));
}
