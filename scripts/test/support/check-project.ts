import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "./repository-root.ts";

/**
 * Type-checks a folder by its own `tsconfig.json`, with the TypeScript of the repository.
 * @returns the compiler's complaints of files in that folder, a line each.
 */
export function checkProject(folder: string): string[] {
  const compiler = join(repositoryRoot, "node_modules/typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
    });
    return [];
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`.split("\n").filter((line) => line !== "" && !line.startsWith("../"));
  }
}
