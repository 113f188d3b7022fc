import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { EvolutionError } from "../evolution-error.ts";
import type { PublishedPackage } from "../published-package.ts";
import { type BaseCommit, findPublishedBase, resolveBase } from "./find-base.ts";
import { generateFrom } from "./generate-from.ts";
import { readPackageAt, readPackageIn, readPackedPackage } from "./read-package.ts";

/** The state that a provider's package is compared with. */
export interface Base {
  /** Undefined where the package is new. */
  readonly published: PublishedPackage | undefined;
  /** Undefined for a file or a folder. */
  readonly commit: BaseCommit | undefined;
}

/**
 * Reads what to compare a provider's package with. `base` is a commit by any name, the folder of a package or
 * of another checkout, a packed package, or an OpenAPI document. Default: what users have.
 * @throws {EvolutionError | CodegenError} where it cannot be read, or is of one provider and several are asked for.
 */
export async function readBase(
  root: string,
  provider: string,
  base: string | undefined,
  isAlone: boolean,
): Promise<Base> {
  const path = base === undefined ? undefined : resolve(root, base);
  if (base === undefined || path === undefined || !existsSync(path)) {
    const commit = base === undefined ? findPublishedBase(root, provider) : resolveBase(root, base);
    return { published: readPackageAt(root, provider, commit), commit };
  }
  const inside = resolve(path, "packages", provider);
  if (existsSync(inside)) return { published: readPackageIn(inside, provider, base), commit: undefined };
  if (!isAlone) {
    throw new EvolutionError(
      `${base} is of one provider`,
      `Name the provider: \`pnpm specs:diff ${provider} --base ${base}\`.`,
    );
  }
  return { published: await readFileBase(root, provider, base, path), commit: undefined };
}

async function readFileBase(
  root: string,
  provider: string,
  base: string,
  path: string,
): Promise<PublishedPackage> {
  if (statSync(path).isDirectory()) return readPackageIn(path, provider, base);
  if (/\.(?:tgz|tar\.gz)$/.test(path)) return readPackedPackage(path, provider, base);
  if (/\.(?:json|ya?ml)$/.test(path)) return await generateFrom(root, provider, base);
  throw new EvolutionError(
    `${base} is no base`,
    "Give a branch, tag or commit, a package's folder, its .tgz, or an OpenAPI document (.json, .yaml).",
  );
}
