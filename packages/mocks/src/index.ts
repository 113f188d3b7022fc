export { checkContract } from "./contract/check-contract.ts";
export { type ExampleProblem, findExampleProblems } from "./contract/check-examples.ts";
export { type BlindSpot, ContractError } from "./contract/contract-error.ts";
export { type PagesOfOptions, pagesOf } from "./pages-of.ts";
export type {
  AnyMockRequest,
  AnyMockResponse,
  MockHandler,
  MockHandlerContext,
  MockProvider,
  MockRequest,
  MockResponse,
  OperationName,
} from "./server/mock-handler.ts";
export type { MockServer, RecordedRequest } from "./server/mock-server.ts";
export { PortInUseError } from "./server/port-in-use-error.ts";
export {
  type MockServerFromOptions,
  type MockServerOptions,
  startMockServer,
  startMockServerFrom,
} from "./server/start-mock-server.ts";
export type { Violation } from "./server/violation.ts";
