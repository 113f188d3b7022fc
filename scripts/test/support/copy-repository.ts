import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./repository-root.ts";

/** Copies what the packages and the scripts are made of, to be changed; dependencies are those of the repository. */
export function copyRepository(target: string): void {
  const isSource = (path: string): boolean => !/[/\\](?:dist|\.turbo)$/.test(path);
  for (const folder of ["packages", "scripts"]) {
    cpSync(join(repositoryRoot, folder), join(target, folder), {
      recursive: true,
      verbatimSymlinks: true,
      filter: isSource,
    });
  }
  for (const file of ["package.json", "tsconfig.json", "tsconfig.base.json", "vitest.config.ts"]) {
    cpSync(join(repositoryRoot, file), join(target, file));
  }
  symlinkSync(join(repositoryRoot, "node_modules"), join(target, "node_modules"));
}
