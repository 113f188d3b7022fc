import { buildContract } from "../../../src/contract/build-contract.ts";
import { emitPackage } from "../../../src/emit/emit-package.ts";
import { pickPublished } from "../../../src/evolution/base/read-package.ts";
import type { ProviderPolicy } from "../../../src/evolution/policy.ts";
import type { Scenario } from "../../../src/evolution/project/scenario.ts";
import type { PublishedPackage } from "../../../src/evolution/published-package.ts";
import type { JsonObject } from "../../../src/json.ts";
import { buildModel } from "../../../src/model/build-model.ts";
import type { Overlay } from "../../../src/overlay/overlay.ts";
import { readSources } from "../../../src/sources.ts";
import { createOverlay } from "../../support/create-overlay.ts";
import { checkVocabulary } from "../../support/create-sources.ts";
import { repositoryRoot } from "../../support/repository-root.ts";

const none = createOverlay("specs/none.overlay.yaml");

/** The contract of a provider of ours, fixes applied; a copy that may be changed. */
export function readContractOf(provider: string): JsonObject {
  const sources = readSources(repositoryRoot, provider);
  return structuredClone(buildContract(sources, checkVocabulary).document);
}

/** The package that a contract of a provider gives, with the words of the provider's own overlay or of another. */
export async function createState(
  provider: string,
  document: JsonObject,
  label: string,
  client?: Overlay,
): Promise<PublishedPackage> {
  const own = readSources(repositoryRoot, provider);
  const sources = { ...own, document, fixes: none, client: client ?? own.client, examples: none };
  const contract = buildContract(sources, checkVocabulary);
  const emitted = await emitPackage(buildModel(sources, contract), contract, "1.0.0");
  const prefix = `packages/${provider}/`;
  const published = [...emitted].filter(([path]) => path.startsWith(prefix));
  const files = pickPublished(new Map(published.map(([path, text]) => [path.slice(prefix.length), text])));
  return { provider, label, files };
}

/** A scenario of one provider alone. */
export function createScenario(
  id: string,
  old: PublishedPackage,
  current: PublishedPackage,
  policy: ProviderPolicy = { responseEnums: "minor" },
): Scenario {
  const { provider } = old;
  return {
    id,
    old: { packages: new Map([[provider, old]]) },
    new: { packages: new Map([[provider, current]]) },
    providers: new Map([[provider, policy]]),
  };
}
