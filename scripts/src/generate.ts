import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildContract } from "./contract/build-contract.ts";
import { createVocabularyCheck } from "./contract/vocabulary.ts";
import { emitMockIndex } from "./emit/emit-mock-contract.ts";
import { emitPackage, type Files } from "./emit/emit-package.ts";
import { buildModel } from "./model/build-model.ts";
import { toPascalCase } from "./names.ts";
import { readSources } from "./sources.ts";
import { formatFiles } from "./tree/format-files.ts";
import { assertGeneratedPackage } from "./tree/owned-files.ts";

/** What came of one provider: its files, or why there are none. */
export type Generated =
  | { readonly provider: string; readonly files: Files; readonly folders: readonly string[] }
  | { readonly provider: string; readonly error: unknown };

/**
 * Generates providers in memory, each on its own: one that fails neither stops the others nor leaves anything
 * behind. Pure: no network, no clock, and of the tree it reads only `specs/` and the packages' versions.
 */
export async function generate(root: string, providers: readonly string[]): Promise<Generated[]> {
  const emitted: Generated[] = [];
  const checkVocabulary = createVocabularyCheck(root);
  for (const provider of providers) {
    try {
      const sources = readSources(root, provider);
      assertGeneratedPackage(root, provider);
      const contract = buildContract(sources, checkVocabulary);
      const files = await emitPackage(buildModel(sources, contract), contract, readVersion(root, provider));
      emitted.push({ provider, files, folders: [`packages/${provider}`] });
    } catch (error) {
      emitted.push({ provider, error });
    }
  }
  return formatAll(root, emitted);
}

/** The types that name every mock; of all providers, whichever are generated. */
export function generateMockIndex(providers: readonly string[]): Files {
  const models = providers.map((provider) => ({ provider, pascalName: toPascalCase(provider) }));
  return new Map([["packages/mocks/contracts/index.d.ts", emitMockIndex(models)]]);
}

/** All in one process, for its start is what takes time; each on its own only where one of them fails. */
function formatAll(root: string, emitted: readonly Generated[]): Generated[] {
  try {
    return format(root, emitted);
  } catch (error) {
    const [only, ...others] = emitted;
    if (only !== undefined && others.length === 0) return [{ provider: only.provider, error }];
    return emitted.flatMap((each) => formatAll(root, [each]));
  }
}

function format(root: string, emitted: readonly Generated[]): Generated[] {
  const all = new Map(emitted.flatMap((each) => ("files" in each ? [...each.files] : [])));
  if (all.size === 0) return [...emitted];
  const formatted = formatFiles(root, all);
  return emitted.map((each) => {
    if (!("files" in each)) return each;
    const files = new Map([...each.files.keys()].map((path) => [path, formatted.get(path) ?? ""]));
    return { ...each, files };
  });
}

function readVersion(root: string, provider: string): string {
  const manifest = join(root, "packages", provider, "package.json");
  if (!existsSync(manifest)) return "0.0.0";
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version?: unknown };
  return typeof version === "string" ? version : "0.0.0";
}
