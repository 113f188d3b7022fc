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
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call: it then rejects with the signal's own reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds this call's attempt may take, its body included. Default: the client's. */
  readonly timeout?: number;
  /** Further request headers. Credentials are refused here: they belong to the client. */
  readonly headers?: Readonly<Record<string, string>>;
}
