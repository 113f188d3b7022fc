import { AssertionError } from "node:assert";
import { createHash } from "node:crypto";
import { type LoadedContract, loadContract } from "../contract/load-contract.ts";
import { readShippedContract } from "../contract/shipped-contracts.ts";
import { type ContractOperation, listOperations } from "../document/contract-document.ts";
import { getObject, getString, isObject } from "../document/json-object.ts";
import { createAnswerTests, createPathCallTests } from "./answer-tests.ts";
import { createConstraintTests } from "./constraint-tests.ts";
import type { ContractTest, ContractTests, ContractTestsOptions } from "./contract-tests.ts";
import { createCredentialTests } from "./credential-tests.ts";
import { createFailureTests } from "./failure-tests.ts";
import type { Suite } from "./session.ts";

/**
 * Creates the tests that hold a generated client to its contract, for any runner. Each starts a mock of its
 * own and sends the client's requests to it; nothing is started before a test runs.
 * @throws when the provider has no contract in this package and none is given.
 * @example
 * const suite = createContractTests({ provider: "align", contract, createClient, calls, pathCalls });
 * beforeAll(() => suite.load(), 600_000);
 * for (const test of suite.tests) it(test.name, test.run);
 * afterAll(() => suite.close());
 */
export function createContractTests<Client extends object>(
  options: ContractTestsOptions<Client>,
): ContractTests {
  const mockContract = options.mockContract ?? readShippedContract(options.provider);
  let loading: Promise<LoadedContract> | undefined;
  const loadMockContract = () => {
    loading ??= loadContract(mockContract);
    return loading;
  };
  const suite: Suite<Client> = { options, loadMockContract, servers: new Set() };
  const examples = new Map(listOperations(mockContract).map((operation) => [operation.name, operation]));
  const untested = new Set(options.untested);
  const operations = listOperations(options.contract)
    .filter(({ name }) => !untested.has(name))
    .map((operation) => withExamples(operation, examples.get(operation.name)));
  return {
    tests: [
      createSameContractTest(options, mockContract),
      ...operations.flatMap((operation) => [
        ...createAnswerTests(suite, operation),
        ...createPathCallTests(suite, operation),
        ...createCredentialTests(suite, operation),
        ...createConstraintTests(suite, operation),
        ...createFailureTests(suite, operation),
      ]),
    ],
    async load() {
      await loadMockContract().catch(() => {});
    },
    async close() {
      await Promise.all([...suite.servers].map((server) => server.close()));
      suite.servers.clear();
    },
  };
}

/** The examples are the mock's: the client's contract has none. */
function withExamples(operation: ContractOperation, mock: ContractOperation | undefined): ContractOperation {
  const examples = new Map(mock?.responses.map((response) => [response.code, response.examples]));
  return {
    ...operation,
    // What the mock leaves out of the contract, no client of ours sends: cookies, say, or the body of a GET.
    parameters: mock?.parameters ?? operation.parameters,
    body: mock === undefined ? operation.body : mock.body,
    responses: operation.responses.map((response) => ({
      ...response,
      examples: examples.get(response.code) ?? response.examples,
    })),
  };
}

function createSameContractTest<Client extends object>(
  options: ContractTestsOptions<Client>,
  mockContract: object,
): ContractTest {
  return {
    name: `${options.provider} client and mock are made from the same contract`,
    async run() {
      const actual = createHash("sha256").update(JSON.stringify(options.contract)).digest("hex");
      const info = isObject(mockContract) ? getObject(mockContract, "info") : {};
      const expected = getString(info, "x-contract-sha256");
      if (actual === expected) return;
      const message =
        "the client and the mock are made from different contracts: generate both again, with pnpm codegen";
      throw new AssertionError({ message, actual, expected, operator: "strictEqual" });
    },
  };
}
