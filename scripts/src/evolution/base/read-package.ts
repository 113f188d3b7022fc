import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { EvolutionError } from "../evolution-error.ts";
import { openFolder } from "../open-folder.ts";
import type { PublishedPackage } from "../published-package.ts";
import { isPublishedFile } from "../published-package.ts";
import type { BaseCommit } from "./find-base.ts";
import { readFolderAt } from "./git.ts";

/** A provider's package at a commit; undefined where it had none. */
export function readPackageAt(
  root: string,
  provider: string,
  { commit, label }: BaseCommit,
): PublishedPackage | undefined {
  const files = pickPublished(readFolderAt(root, commit, `packages/${provider}`));
  return files.has("package.json") ? { provider, label, files } : undefined;
}

/**
 * A provider's package in a folder, its own or one that was unpacked.
 * @throws {EvolutionError} where the folder holds no package that was generated.
 */
export function readPackageIn(folder: string, provider: string, label: string): PublishedPackage {
  const files = pickPublished(readFolder(folder));
  if (files.has("package.json") && files.has("src/index.ts")) return { provider, label, files };
  throw new EvolutionError(
    `${label} holds no package: package.json and src/index.ts are missing`,
    "Give the folder of a generated package, such as packages/align.",
  );
}

/**
 * A provider's package in an archive of npm's, as `npm pack @tributary/align@1.2.0` writes it.
 * @throws {EvolutionError} where it cannot be unpacked.
 */
export function readPackedPackage(file: string, provider: string, label: string): PublishedPackage {
  using folder = openFolder("base");
  try {
    execFileSync("tar", ["-xzf", file, "-C", folder.path], { stdio: "pipe" });
  } catch {
    throw new EvolutionError(`${label} cannot be unpacked`, "Give a .tgz as `npm pack` writes it.");
  }
  const unpacked = join(folder.path, "package");
  return readPackageIn(existsSync(unpacked) ? unpacked : folder.path, provider, label);
}

/** Every file below a folder but what is installed or built, by its path within it. */
export function readFolder(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const list = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      if (["node_modules", "dist"].includes(entry.name)) return [];
      const inside = join(path, entry.name);
      return entry.isDirectory() ? list(inside) : entry.isFile() ? [inside] : [];
    });
  return new Map(list(folder).map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

/** The files of a package that its users meet. */
export function pickPublished(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].filter(([path]) => isPublishedFile(path)));
}
