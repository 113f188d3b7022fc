import type { MiddlewareChain } from "../middleware/openapi-fetch.ts";
import type { ClientEvent } from "../observation/events.ts";

/** A secret, or a function that fetches it (from a vault, say) whenever a request needs it. */
export type Credential = string | (() => string | Promise<string>);

/** Options every client takes, beside its credentials. */
export interface ClientOptions<Environment extends string = string> {
  /** Which of the contract's servers to call. Default: `"production"`. */
  readonly environment?: Environment;
  /** Another server than the contract's: a proxy, a mock. https, or http on loopback. */
  readonly baseUrl?: string | URL;
  /** Another `fetch` than the platform's, which is looked up at each call. */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds an attempt may take, its body included. Default: 10,000. */
  readonly timeout?: number;
  /** Milliseconds a call may take in all: waits, attempts and what lies between. Default: 30,000. */
  readonly deadline?: number;
  /** `false` sends every request once. Default: two retries, where the operation allows them. */
  readonly retry?: false;
  /** The most bytes a body may have, counted after decompression. Default: 10 MiB. */
  readonly maxBytes?: number;
  /** How many requests may be under way at once; further calls wait their turn. Default: 16. */
  readonly concurrency?: number;
  /** Told of every attempt, retry and renewed token: metadata only. What it throws is ignored. */
  readonly onEvent?: (event: ClientEvent) => void;
  /** openapi-fetch's middleware: `createMiddleware(first, second)`. Default: none. */
  readonly middleware?: MiddlewareChain;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call: it then rejects with the signal's own reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds each attempt of this call may take, its body included. Default: the client's. */
  readonly timeout?: number;
  /** Milliseconds this call may take in all. Default: the client's. */
  readonly deadline?: number;
  /** `false` sends the request once. Default: the client's. */
  readonly retry?: false;
  /** Further request headers. Credentials are refused here: they belong to the client. */
  readonly headers?: Readonly<Record<string, string>>;
}
