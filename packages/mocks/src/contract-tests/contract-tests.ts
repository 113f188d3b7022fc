/** What a client is tested with. */
export interface ContractTestsOptions<Client extends object> {
  /** The provider's id; without `mockContract`, one whose contract comes with this package. */
  readonly provider: string;
  /** The contract the client is generated from, without examples: its `openapi.json`. */
  readonly contract: object;
  /** The contract to serve, with examples. Default: the one that comes with this package. */
  readonly mockContract?: object;
  /** Creates the client, with any credentials: the mock only sees that there are some. */
  readonly createClient: (options: ClientUnderTestOptions) => Client;
  /** A valid call of every operation, by its method. */
  readonly calls: OperationCalls<Client, OperationAnswer>;
  /** The same by its path: `client.GET(path, init)`. */
  readonly pathCalls: OperationCalls<Client, PathCallAnswer>;
  /** Operations that no valid call is known of: they are left out. */
  readonly untested?: readonly string[];
}

/** Where the client is to send its requests, and through what. */
export interface ClientUnderTestOptions {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

/** A call of each operation, by the operation's name. */
export type OperationCalls<Client, Answer> = Readonly<
  Record<string, (client: Client) => PromiseLike<Answer>>
>;

/** What a method resolves to; beside these it has `data` or `error`. */
export interface OperationAnswer {
  readonly ok: boolean;
  readonly status: number;
}

/** What a call by path resolves to; beside it there is `data` or `error`. */
export interface PathCallAnswer {
  readonly response: Response;
}

/** What a runner lets a test say, as Vitest does. */
export interface TestContext {
  /** Counts the test as left out, for this reason, and ends it. */
  skip(reason: string): unknown;
}

/** One test of the suite, for any runner: `it(test.name, test.run)`. */
export interface ContractTest {
  /** Says what to repeat: `gurupay listCustomers answers 401 (dynamic seed=3)`. */
  readonly name: string;
  /** Resolves when the test passes, rejects with an `AssertionError` when it fails. Runs on its own server. */
  readonly run: (context?: TestContext) => Promise<void>;
}

export interface ContractTests {
  /** The tests, in the contract's order; known before anything is started. */
  readonly tests: readonly ContractTest[];
  /**
   * Reads and checks the contract, which the first test does otherwise: a minute for a thousand operations. Never
   * rejects: where the contract cannot be served, each test fails with the reason.
   */
  load(): Promise<void>;
  /** Stops the servers of tests that did not come to their end. */
  close(): Promise<void>;
}
