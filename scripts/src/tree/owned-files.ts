import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SpecError } from "../codegen-error.ts";

/** What lies in a generated package but is not the generator's: installed, built, or changesets' own. */
const foreign = new Set(["node_modules", "dist", "CHANGELOG.md", ".turbo", "coverage"]);

/** The files that stand in the folders the generator owns, relative to the repository, sorted. */
export function findOwnedFiles(root: string, folders: readonly string[]): string[] {
  const isForeign = (folder: string, path: string): boolean => foreign.has(path.slice(folder.length + 1));
  return folders.flatMap((folder) => listFiles(root, folder, (path) => isForeign(folder, path))).toSorted();
}

function listFiles(root: string, folder: string, isForeign: (path: string) => boolean): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (isForeign(path)) return [];
    return entry.isDirectory() ? listFiles(root, path, isForeign) : [path];
  });
}

/** Generated packages whose provider has no folder in `specs/` any more. */
export function findOrphanedPackages(root: string, providers: readonly string[]): string[] {
  return readdirSync(join(root, "packages"))
    .filter((name) => !providers.includes(name) && isGenerated(join(root, "packages", name, "package.json")))
    .toSorted();
}

/**
 * Checks that a provider's package may be written: it is new, or was generated before.
 * @throws {SpecError} where a package of that name is written by hand; a run would remove what it holds.
 */
export function assertGeneratedPackage(root: string, provider: string): void {
  const folder = join(root, "packages", provider);
  if (!existsSync(join(folder, "package.json")) || isGenerated(join(folder, "package.json"))) return;
  throw new SpecError({
    place: { file: `specs/${provider}` },
    problem: `packages/${provider} is not a generated package`,
    hint: "Give the provider's folder in specs another name.",
  });
}

/** The member `tributary` of a manifest names the contract that the package was generated from. */
function isGenerated(manifest: string): boolean {
  return existsSync(manifest) && "tributary" in JSON.parse(readFileSync(manifest, "utf8"));
}
