import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Files } from "../emit/emit-package.ts";

/**
 * Formats files as the repository's own: with its Biome and its settings, in a folder outside the tree, in one
 * process for all. The folder is removed whatever happens.
 */
export function formatFiles(root: string, files: Files): Files {
  const staging = mkdtempSync(join(tmpdir(), "tributary-codegen-"));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      writeFileSync(join(staging, path), text);
    }
    // Biome scans the whole folder that its settings stand in: here that is a few files, not the repository.
    copyFileSync(join(root, "biome.json"), join(staging, "biome.json"));
    runBiome(root, staging);
    return new Map([...files.keys()].map((path) => [path, readFileSync(join(staging, path), "utf8")]));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function runBiome(root: string, staging: string): void {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  // The types of a large contract are longer than Biome's limit, over which it leaves a file as it is.
  const options = ["check", "--write", "--vcs-enabled=false", `--files-max-size=${1024 ** 3}`];
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
