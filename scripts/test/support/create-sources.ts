import { buildContract, type Contract } from "../../src/contract/build-contract.ts";
import { createVocabularyCheck } from "../../src/contract/vocabulary.ts";
import type { JsonObject } from "../../src/json.ts";
import { type BuiltModel, buildModel } from "../../src/model/build-model.ts";
import type { OperationModel } from "../../src/model/provider-model.ts";
import type { ProviderSources } from "../../src/sources.ts";
import { createOverlay, type ShortAction } from "./create-overlay.ts";
import { repositoryRoot } from "./repository-root.ts";

export const documentFile = "specs/toy/openapi.yaml";

export const checkVocabulary = createVocabularyCheck(repositoryRoot);

/** The overlays of a provider, each as the actions it is made of; none where none are given. */
export interface ShortOverlays {
  readonly fixes?: readonly ShortAction[];
  readonly client?: readonly ShortAction[];
  readonly examples?: readonly ShortAction[];
}

/** What `specs/toy` would hold. */
function createSources(document: JsonObject, overlays: ShortOverlays = {}): ProviderSources {
  const { fixes = [], client = [], examples = [] } = overlays;
  return {
    provider: "toy",
    file: documentFile,
    document,
    displayName: "Toy",
    page: "https://example.com/toy",
    fixes: createOverlay("specs/toy/fixes.overlay.yaml", ...fixes),
    client: createOverlay("specs/toy/client.overlay.yaml", ...client),
    examples: createOverlay("specs/toy/examples.overlay.yaml", ...examples),
  };
}

/** The contract of a document and overlays, by the repository's own vocabulary. */
export function createContract(document: JsonObject, overlays: ShortOverlays = {}): Contract {
  return buildContract(createSources(document, overlays), checkVocabulary);
}

/** The model of a document and overlays. */
export function createModel(document: JsonObject, overlays: ShortOverlays = {}): BuiltModel {
  const sources = createSources(document, overlays);
  return buildModel(sources, buildContract(sources, checkVocabulary));
}

/** The one operation of a document and overlays. */
export function createOperation(document: JsonObject, overlays: ShortOverlays = {}): OperationModel {
  const { operations } = createModel(document, overlays).model;
  const [operation] = operations;
  if (operation === undefined || operations.length !== 1)
    throw new Error("The document has not one operation.");
  return operation;
}
