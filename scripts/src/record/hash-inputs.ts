import { hashFiles, listFolder, readFile } from "./hash-files.ts";

/** What decides the output for all providers, beside the generator's modules. */
const shared = ["biome.json", "package.json", "scripts/package.json", "specs/x-tributary.schema.json"];

/** What was asked to be installed, and what was: after a change of branch they are not the same. */
const lockfiles = ["pnpm-lock.yaml", "node_modules/.pnpm/lock.yaml"];

/** By these Biome may be another, or have other settings. */
const variables = ["BIOME_BINARY", "BIOME_CONFIG_PATH"];

/**
 * The hash of what generates: this program, its libraries, the settings of the formatter, the vocabulary. Of the
 * scripts it takes every module, used or not, so that no list of them can lack one.
 */
export function hashGenerator(root: string): string {
  const own = [...listFolder(root, "scripts/src"), "scripts/codegen.ts", ...shared, ...lockfiles];
  const surroundings = {
    versions: process.versions,
    platform: `${process.platform} ${process.arch}`,
    variables: variables.map((name) => process.env[name] ?? null),
  };
  return hashFiles([
    ...own.map((path) => readFile(root, path)),
    ["the process", JSON.stringify(surroundings)],
  ]);
}

/** The hash of what a provider is generated from: the generator, and all that its folder in `specs` holds. */
export function hashInputs(root: string, provider: string, generator: string): string {
  const files = listFolder(root, `specs/${provider}`).map((path) => readFile(root, path));
  return hashFiles([["the generator", generator], ...files]);
}

/** The hash of what the mocks' index is generated from: the generator and the names of the providers. */
export function hashIndexInputs(providers: readonly string[], generator: string): string {
  return hashFiles([
    ["the generator", generator],
    ["the providers", JSON.stringify(providers)],
  ]);
}
