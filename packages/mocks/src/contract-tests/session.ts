import { AssertionError } from "node:assert";
import type { LoadedContract } from "../contract/load-contract.ts";
import type { ContractOperation } from "../document/contract-document.ts";
import type { MockServer, RecordedRequest } from "../server/mock-server.ts";
import { serveContract } from "../server/serve-contract.ts";
import type { ContractTestsOptions } from "./contract-tests.ts";
import { createObservedFetch, type Interference, type ObservedFetch } from "./observed-fetch.ts";

/** What every test of a suite works with. */
export interface Suite<Client extends object> {
  readonly options: ContractTestsOptions<Client>;
  /** The contract to serve, read and checked at the first call only. */
  readonly loadMockContract: () => Promise<LoadedContract>;
  /** Servers that are running. */
  readonly servers: Set<MockServer>;
}

/** A mock server and a client of it, for one operation under test. */
export interface Session<Client extends object> extends AsyncDisposable {
  readonly operation: ContractOperation;
  readonly client: Client;
  readonly mock: MockServer;
  readonly exchanges: ObservedFetch["exchanges"];
}

export async function openSession<Client extends object>(
  { options, loadMockContract, servers }: Suite<Client>,
  operation: ContractOperation,
  interference: Interference = {},
): Promise<Session<Client>> {
  const mock = await serveContract(options.provider, await loadMockContract(), {});
  servers.add(mock);
  const { fetch, exchanges } = createObservedFetch(operation, interference);
  return {
    operation,
    client: options.createClient({ baseUrl: mock.url, fetch }),
    mock,
    exchanges,
    async [Symbol.asyncDispose]() {
      await mock.close();
      servers.delete(mock);
    },
  };
}

/** The requests the mock received for the operation under test: those of a login are not among them. */
export function listReceived<Client extends object>({ mock, operation }: Session<Client>): RecordedRequest[] {
  return mock.requests.filter((request) => request.operation === operation.name);
}

/** Fails the test with what the mock had to say. */
export function fail<Client extends object>(
  session: Session<Client>,
  message: string,
  cause?: unknown,
): never {
  const complaints = session.exchanges.map(
    ({ request, status, complaint }) =>
      `\n  ${request.method} ${request.url} was answered ${status}${complaint ? `: ${complaint}` : ""}`,
  );
  const error = new AssertionError({ message: `${message}${complaints.join("")}`, stackStartFn: fail });
  if (cause !== undefined) error.cause = cause;
  throw error;
}

/** Fails the test unless `condition` holds. */
export function expect<Client extends object>(
  session: Session<Client>,
  condition: boolean,
  message: () => string,
): asserts condition {
  if (!condition) fail(session, message());
}
