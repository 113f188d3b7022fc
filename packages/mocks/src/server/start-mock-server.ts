import { loadContract } from "../contract/load-contract.ts";
import { readShippedContract } from "../contract/shipped-contracts.ts";
import type { MockProvider } from "./mock-handler.ts";
import type { MockServer } from "./mock-server.ts";
import { serveContract } from "./serve-contract.ts";

export interface MockServerOptions {
  /** The port to listen on, on 127.0.0.1 only. Default: 0, which takes a free one. */
  readonly port?: number;
  /** Answers with random data that fits the contract instead of its examples. Default: false. */
  readonly dynamic?: boolean;
  /** Makes random data repeatable. Default: none, and every answer differs. */
  readonly seed?: string;
}

export interface MockServerFromOptions extends MockServerOptions {
  /** An OpenAPI document, or the path of one. */
  readonly contract: object | string;
  /** What the server is called in its messages. Default: the document's title. */
  readonly provider?: string;
}

/**
 * Starts a mock of a provider, from the contract its client is generated from. It answers with the
 * contract's examples, refuses what violates the contract, and runs until it is closed.
 * @throws {PortInUseError} when the port is taken.
 * @example
 * await using mock = await startMockServer("align");
 * const align = createAlignClient({ apiKey: "test", baseUrl: mock.url });
 */
export async function startMockServer<Provider extends MockProvider>(
  provider: Provider,
  options: MockServerOptions = {},
): Promise<MockServer<Provider>> {
  const contract = await loadContract(readShippedContract(provider));
  return serveContract(provider, contract, options);
}

/**
 * Starts a mock of any OpenAPI document.
 * @throws {ContractError} when the document holds a schema the mock cannot validate by.
 * @throws {PortInUseError} when the port is taken.
 */
export async function startMockServerFrom(options: MockServerFromOptions): Promise<MockServer> {
  const { contract: source, provider, ...serverOptions } = options;
  const contract = await loadContract(source);
  return serveContract(provider ?? contract.title, contract, serverOptions);
}
