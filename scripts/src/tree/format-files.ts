import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Files } from "../emit/emit-package.ts";

/** Biome's own limit, in bytes: it neither formats nor lints a longer file. */
const longest = 1024 ** 2;

/**
 * Formats files as the repository's own: with its Biome and its settings, in a folder outside the tree, in one
 * process for all. The folder is removed whatever happens. A file over Biome's limit stays as it was emitted, as
 * it would in an editor: to format the types of a thousand operations takes ten times as long as to make them.
 * Imports stay as they are: they are emitted in Biome's order, and for Biome to look takes as long as to format.
 */
export function formatFiles(root: string, all: Files): Files {
  const files = new Map([...all].filter(([, text]) => Buffer.byteLength(text) <= longest));
  if (files.size === 0) return all;
  const staging = mkdtempSync(join(tmpdir(), "tributary-codegen-"));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      writeFileSync(join(staging, path), text);
    }
    // Biome scans the whole folder that its settings stand in: here that is a few files, not the repository.
    copyFileSync(join(root, "biome.json"), join(staging, "biome.json"));
    runBiome(root, staging);
    const readBack = (path: string): string => readFileSync(join(staging, path), "utf8");
    return new Map([...all].map(([path, text]) => [path, files.has(path) ? readBack(path) : text]));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function runBiome(root: string, staging: string): void {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const options = ["format", "--write", "--vcs-enabled=false"];
  try {
    execFileSync(process.execPath, [biome, ...options, "."], {
      cwd: staging,
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(
      `The emitted files do not pass Biome, which is a defect of the generator:\n${stdout}${stderr}`,
    );
  }
}
