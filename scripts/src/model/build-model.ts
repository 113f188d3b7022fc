import type { Contract } from "../contract/build-contract.ts";
import { type FoundOperation, findOperations, methods } from "../contract/operations.ts";
import { readWords } from "../contract/vocabulary.ts";
import { isObject, type JsonObject } from "../json.ts";
import { toPascalCase } from "../names.ts";
import { createSampler } from "../sample/sampler.ts";
import type { ProviderSources } from "../sources.ts";
import { correctTypes } from "../types/correct-types.ts";
import { readAuthentication } from "./authentication.ts";
import { buildOperation } from "./build-operation.ts";
import { readCredentials } from "./credentials.ts";
import type { ProviderModel } from "./provider-model.ts";
import { readServers } from "./servers.ts";
import { TypeNamer } from "./type-namer.ts";

/** A provider's model and the document its types are made from. */
export interface BuiltModel {
  readonly model: ProviderModel;
  /** The contract, corrected for openapi-typescript, with every body under a name. */
  readonly typesDocument: JsonObject;
}

/**
 * Decides every name and fact that the provider's package is emitted from.
 * @throws {EmitError} where the contract leaves one undecided, naming the place and the overlay to write.
 */
export function buildModel(sources: ProviderSources, contract: Contract): BuiltModel {
  const { provider, file } = sources;
  const typesDocument = correctTypes(contract.annotated);
  const operations = findOperations(typesDocument, file);
  const pascalName = toPascalCase(provider);
  const namer = new TypeNamer(typesDocument, listEmittedNames(pascalName, operations));
  const authentication = readAuthentication(typesDocument, operations, file);
  const sampler = createSampler(contract.exemplified);
  const models = operations.map((found) =>
    buildOperation({
      found,
      document: typesDocument,
      mock: contract.exemplified,
      namer,
      sampler,
      authentication,
      file,
    }),
  );
  const words = readWords(typesDocument);
  const info = isObject(typesDocument["info"]) ? typesDocument["info"] : {};
  const model: ProviderModel = {
    provider,
    pascalName,
    displayName: typeof words["name"] === "string" ? words["name"] : sources.displayName,
    page: sources.page,
    title: String(info["title"]),
    version: String(info["version"]),
    sha256: contract.sha256,
    servers: readServers(typesDocument, file),
    authentication: authentication.authentication,
    credentials: readCredentials(typesDocument, authentication, file),
    errorCode: typeof words["errorCode"] === "string" ? words["errorCode"] : undefined,
    operations: models,
    types: namer.listTypes(),
  };
  return { model, typesDocument };
}

/** The types that a package declares of itself, beside those of its schemas. */
function listEmittedNames(pascalName: string, operations: readonly FoundOperation[]): string[] {
  const packageNames = ["Client", "ClientOptions", "Environment", "Operations", "PathCalls"];
  return [
    ...packageNames.map((name) => `${pascalName}${name}`),
    ...operations.flatMap(({ name }) => [`${toPascalCase(name)}Input`, `${toPascalCase(name)}Result`]),
    ...methods.map(toPascalCase).flatMap((method) => [`${method}Paths`, `${method}PathsWithoutInput`]),
  ];
}
