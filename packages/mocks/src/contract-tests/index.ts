export type {
  ClientUnderTestOptions,
  ContractTest,
  ContractTests,
  ContractTestsOptions,
  OperationAnswer,
  OperationCalls,
  PathCallAnswer,
} from "./contract-tests.ts";
export { createContractTests } from "./create-contract-tests.ts";
