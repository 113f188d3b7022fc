import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../../src/emit/emit-package.ts";
import { repositoryRoot } from "./repository-root.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

/** What Biome makes of files by the repository's settings, its order of imports included. */
export function runBiome(files: Files): Files {
  using folder = createTemporaryFolder();
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  cpSync(join(repositoryRoot, "biome.json"), join(folder.path, "biome.json"));
  const biome = join(repositoryRoot, "node_modules/@biomejs/biome/bin/biome");
  const options = ["check", "--write", "--linter-enabled=false", "--vcs-enabled=false", "."];
  execFileSync(process.execPath, [biome, ...options], { cwd: folder.path, stdio: "pipe" });
  return new Map([...files.keys()].map((path) => [path, readFileSync(join(folder.path, path), "utf8")]));
}
