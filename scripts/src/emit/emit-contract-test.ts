import type { JsonObject } from "../json.ts";
import type { OperationModel, ParameterModel, ProviderModel } from "../model/provider-model.ts";
import { emitValue } from "./emit-value.ts";
import { emitHeader } from "./header.ts";
import { emitKey } from "./property.ts";

/** `test/contract.test.ts`: every documented answer of every operation, through the client, on the mock. */
export function emitContractTest(model: ProviderModel): string {
  const { pascalName, provider } = model;
  const tested = model.operations.filter(({ untested }) => untested === undefined);
  const calls = tested.map((operation) => `    ${operation.name}: (client) => ${emitCall(operation)},\n`);
  const pathCalls = tested.map(
    (operation) => `    ${operation.name}: (client) => ${emitPathCall(operation)},\n`,
  );
  const untested = model.operations.filter((operation) => operation.untested !== undefined);
  return `${emitHeader(provider)}import { createContractTests } from "@tributary/mocks/contract-tests";
import { afterAll, beforeAll, describe, it } from "vitest";
import contract from "../openapi.json" with { type: "json" };
import { create${pascalName}Client } from "../src/index.ts";

/** In milliseconds. A mock takes a minute to read a thousand operations, and seconds to make up a large answer. */
const patience = { load: 600_000, test: 60_000 };

const suite = createContractTests({
  provider: ${JSON.stringify(provider)},
  contract,
  createClient: (options) =>
    create${pascalName}Client({ ...options, retry: false, timeout: patience.test${emitCredentials(model)} }),
  calls: {
${calls.join("")}  },
  pathCalls: {
${pathCalls.join("")}  },
${untested.length === 0 ? "" : `  untested: [${untested.map(({ name }) => JSON.stringify(name)).join(", ")}],\n`}});

describe(${JSON.stringify(`${provider} contract`)}, () => {
  beforeAll(() => suite.load(), patience.load);
  afterAll(() => suite.close());
  for (const test of suite.tests) it(test.name, { timeout: patience.test }, test.run);
${emitUntested(untested)}});
`;
}

/** The operations that no valid call is known of: skipped by name, so that every run counts them. */
function emitUntested(operations: readonly OperationModel[]): string {
  if (operations.length === 0) return "";
  const skipped = operations.map(
    ({ name, untested }) => `  it.skip(${JSON.stringify(`${name}: ${untested}`)}, () => {});\n`,
  );
  return `
  // Left out: no valid call is known of ${operations.length === 1 ? "this operation" : `these ${operations.length} operations`}. An \`example\` in examples.overlay.yaml brings it in.
${skipped.join("")}`;
}

function emitCredentials(model: ProviderModel): string {
  return model.credentials
    .map(({ name }) => `, ${emitKey(name)}: ${JSON.stringify(`test-${name}`)}`)
    .join("");
}

function emitCall(operation: OperationModel): string {
  const input = sampleInput(operation);
  return `client.${operation.name}(${Object.keys(input).length === 0 ? "" : emitValue(input)})`;
}

/** The parameters to call with: all that a value is known for, so that no optional name goes untried. */
function listSampled(operation: OperationModel): ParameterModel[] {
  return operation.parameters.filter(({ sample }) => sample !== undefined);
}

function sampleInput(operation: OperationModel): JsonObject {
  const input = Object.fromEntries(listSampled(operation).map(({ key, sample }) => [key, sample ?? null]));
  return operation.body?.sample === undefined ? input : { ...input, body: operation.body.sample };
}

function emitPathCall(operation: OperationModel): string {
  const params: JsonObject = {};
  for (const place of ["path", "query", "header"] as const) {
    const parameters = listSampled(operation).filter((parameter) => parameter.in === place);
    if (parameters.length === 0) continue;
    params[place] = Object.fromEntries(parameters.map(({ name, sample }) => [name, sample ?? null]));
  }
  const init: JsonObject = {
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(operation.body?.sample === undefined ? {} : { body: operation.body.sample }),
    ...(operation.responses.some(({ isSuccess, body }) => isSuccess && body === "other")
      ? { parseAs: "text" }
      : {}),
  };
  const argument = Object.keys(init).length === 0 ? "" : `, ${emitValue(init)}`;
  return `client.${operation.method}(${JSON.stringify(operation.path)}${argument})`;
}
