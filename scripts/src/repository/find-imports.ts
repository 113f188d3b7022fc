import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** One import of a source file. */
export interface FoundImport {
  /** The file, relative to the repository. */
  readonly file: string;
  /** What it imports: `./client.ts`, `@tributary/http`, `node:fs`. */
  readonly specifier: string;
}

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s+(?:[^"'`;]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Every import in the TypeScript files below a folder; none where there is no such folder. */
export function findImports(root: string, folder: string): FoundImport[] {
  return listSources(join(root, folder)).flatMap((path) => {
    const file = relative(root, path);
    const text = readFileSync(path, "utf8");
    return [...text.matchAll(importPattern)].map(([, from, dynamic]) => ({
      file,
      specifier: from ?? dynamic ?? "",
    }));
  });
}

function listSources(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.[cm]?ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[/\\](?:node_modules|dist)[/\\]/.test(path));
}
