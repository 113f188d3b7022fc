import { resolve } from "node:path";
import { OverlayError } from "../../codegen-error.ts";
import { buildContract, type Contract } from "../../contract/build-contract.ts";
import { createVocabularyCheck } from "../../contract/vocabulary.ts";
import { emitPackage } from "../../emit/emit-package.ts";
import { isObject } from "../../json.ts";
import { buildModel } from "../../model/build-model.ts";
import { readDocument } from "../../read-document.ts";
import { type ProviderSources, readSources } from "../../sources.ts";
import { formatFiles } from "../../tree/format-files.ts";
import { EvolutionError } from "../evolution-error.ts";
import type { PublishedPackage } from "../published-package.ts";
import { pickPublished } from "./read-package.ts";

/**
 * The package that another document of a provider would give: upstream's, or a contract that has its fixes.
 * @throws {EvolutionError | CodegenError} where no package can be made of it.
 */
export async function generateFrom(root: string, provider: string, file: string): Promise<PublishedPackage> {
  const { value } = readDocument("", resolve(root, file));
  if (!isObject(value) || !/^3\.[01]\.\d+$/.test(String(value["openapi"]))) {
    throw new EvolutionError(
      `${file} is no OpenAPI 3.0 or 3.1 document`,
      "Its `openapi` member must be 3.0.x or 3.1.x.",
    );
  }
  const sources = { ...readSources(root, provider), document: value };
  const contract = buildEither(root, sources);
  const emitted = await emitPackage(buildModel(sources, contract), contract, "0.0.0");
  const prefix = `packages/${provider}/`;
  const own = [...formatFiles(root, emitted)].filter(([path]) => path.startsWith(prefix));
  const files = pickPublished(new Map(own.map(([path, text]) => [path.slice(prefix.length), text])));
  return { provider, label: file, files };
}

/** A contract that was published has its fixes, and does not take them again. */
function buildEither(root: string, sources: ProviderSources): Contract {
  const checkVocabulary = createVocabularyCheck(root);
  const fixed = {
    ...sources,
    fixes: { ...sources.fixes, actions: [] },
    examples: { ...sources.examples, actions: [] },
  };
  try {
    return buildContract(sources, checkVocabulary);
  } catch (error) {
    if (error instanceof OverlayError) return buildContract(fixed, checkVocabulary);
    throw error;
  }
}
