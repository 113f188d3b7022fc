import type { MockHandler, OperationName } from "./mock-handler.ts";
import type { Violation } from "./violation.ts";

/** A running mock of a provider. Stop it with `close()`, or declare it with `await using`. */
export interface MockServer<Provider extends string = string> extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  readonly provider: Provider;
  /** The contract it serves. `sha256` is equal to that of the client generated from the same contract. */
  readonly contract: { readonly sha256: string };
  /**
   * Answers an operation's valid requests by `handler`, in place of an earlier handler, until `reset()`.
   * Requests that violate the contract never reach it, and an answer that violates it becomes a 500 that
   * names what is wrong. Throws on an operation the contract does not have.
   */
  use<Name extends OperationName<Provider>>(operation: Name, handler: MockHandler<Provider, Name>): void;
  /** Forgets every handler and every recorded request. */
  reset(): void;
  /** Every request received since the start or the last `reset()`, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Stops listening and ends open connections; further calls do nothing. */
  close(): Promise<void>;
}

/** A request as the mock received it. */
export interface RecordedRequest {
  /** The operation's name; `null` when the request matched none. */
  readonly operation: string | null;
  readonly method: string;
  /** The path as sent, without the query. */
  readonly path: string;
  /** Query values as sent; a list for a name that was sent more than once. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, parsed if it is JSON; absent when there was none. */
  readonly body?: unknown;
  /** What the contract has against the request. */
  readonly violations: readonly Violation[];
}
