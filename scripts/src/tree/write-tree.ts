import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../emit/emit-package.ts";
import type { Difference } from "./compare-tree.ts";

/**
 * Brings the tree to what was generated: writes what is changed or missing, removes what is extra, and touches
 * nothing else. Each file is replaced whole, and all of it is synchronous, so that an interrupt falls before
 * or after the write and never into it.
 */
export function writeTree(root: string, files: Files, differences: readonly Difference[]): void {
  for (const { path, kind } of differences) {
    const file = join(root, path);
    if (kind === "extra") removeFile(root, path);
    else replaceFile(file, files.get(path) ?? "");
  }
}

function replaceFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function removeFile(root: string, path: string): void {
  rmSync(join(root, path));
  const folder = dirname(path);
  if (readdirSync(join(root, folder)).length === 0) rmdirSync(join(root, folder));
}
