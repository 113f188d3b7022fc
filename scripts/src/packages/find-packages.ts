import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package of the workspace that is published. */
export interface PublishedPackage {
  /** `@tributary/align`. */
  readonly name: string;
  /** Its folder, absolute. */
  readonly folder: string;
}

/** Every package below `packages/` that is published, in alphabetical order. */
export function findPackages(root: string): PublishedPackage[] {
  return readdirSync(join(root, "packages"))
    .toSorted()
    .map((name) => join(root, "packages", name))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => ({ folder, name: String(manifest.name) }));
}
