import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What lies in a generated package but is not the generator's: installed, built, or changesets' own. */
const foreign = new Set(["node_modules", "dist", "CHANGELOG.md", ".turbo", "coverage"]);

/** The files that stand in the folders the generator owns, relative to the repository, sorted. */
export function findOwnedFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) => listFiles(root, folder)).toSorted();
}

function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (foreign.has(entry.name)) return [];
    return entry.isDirectory() ? listFiles(root, path) : [path];
  });
}

/** Generated packages whose provider has no folder in `specs/` any more. */
export function findOrphanedPackages(root: string, providers: readonly string[]): string[] {
  return readdirSync(join(root, "packages"))
    .filter((name) => !providers.includes(name) && isGenerated(join(root, "packages", name, "package.json")))
    .toSorted();
}

/** The member `tributary` of a manifest names the contract that the package was generated from. */
function isGenerated(manifest: string): boolean {
  return existsSync(manifest) && "tributary" in JSON.parse(readFileSync(manifest, "utf8"));
}
