import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The versions of what a verdict was reached by. */
export interface ToolVersions {
  /** Runs the witnesses. */
  readonly typescript: string;
  /** Walks over types. */
  readonly typescriptClassic: string;
  readonly redocly: string;
}

/** Reads the versions that are installed. */
export function readToolVersions(root: string): ToolVersions {
  const own = (name: string): string =>
    fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url));
  return {
    typescript: readVersion(join(root, "node_modules/typescript")),
    typescriptClassic: readVersion(own("typescript")),
    redocly: readVersion(own("@redocly/cli")),
  };
}

function readVersion(folder: string): string {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}
