import type { Contract } from "../contract/build-contract.ts";
import { formatJson } from "../json.ts";
import type { BuiltModel } from "../model/build-model.ts";
import { escapeInvisible } from "../printable.ts";
import { emitClient } from "./emit-client.ts";
import { emitContractTest } from "./emit-contract-test.ts";
import { emitDescriptor } from "./emit-descriptor.ts";
import { emitIndex } from "./emit-index.ts";
import { emitBuildTsconfig, emitManifest, emitTsconfig } from "./emit-manifest.ts";
import { emitMockContract, emitMockTypes } from "./emit-mock-contract.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitPathCalls } from "./emit-path-calls.ts";
import { emitReadme } from "./emit-readme.ts";
import { emitSchema } from "./emit-schema.ts";
import { emitTypeTest } from "./emit-type-test.ts";
import { emitTypes } from "./emit-types.ts";

/** Paths relative to the repository, and what stands in each file. */
export type Files = ReadonlyMap<string, string>;

/** Every file of a provider's package, and of its mock, before formatting. */
export async function emitPackage(
  { model, typesDocument }: BuiltModel,
  contract: Contract,
  version: string,
): Promise<Files> {
  const schema = await emitSchema(typesDocument, model.provider);
  const folder = `packages/${model.provider}`;
  const mocks = `packages/mocks/contracts/${model.provider}`;
  const files = new Map([
    [`${folder}/package.json`, emitManifest(model, version)],
    [`${folder}/tsconfig.json`, emitTsconfig()],
    [`${folder}/tsconfig.build.json`, emitBuildTsconfig()],
    [`${folder}/README.md`, emitReadme(model)],
    [`${folder}/openapi.json`, formatJson(contract.document)],
    [`${folder}/src/schema.ts`, schema],
    [`${folder}/src/types.ts`, emitTypes(model)],
    [`${folder}/src/descriptor.ts`, emitDescriptor(model)],
    [`${folder}/src/operations.ts`, emitOperations(model)],
    [`${folder}/src/path-calls.ts`, emitPathCalls(model)],
    [`${folder}/src/client.ts`, emitClient(model)],
    [`${folder}/src/index.ts`, emitIndex(model)],
    [`${folder}/test/contract.test.ts`, emitContractTest(model)],
    [`${folder}/test/types.test-d.ts`, emitTypeTest(model, contract.document, typesDocument)],
    [`${mocks}.json`, emitMockContract(contract.mock)],
    [`${mocks}.d.ts`, emitMockTypes(model)],
    [`${mocks}.schema.d.ts`, schema],
  ]);
  // No text of a document may turn the order in which a file is read, nor hide in it.
  return new Map([...files].map(([path, text]) => [path, escapeInvisible(text)]));
}
