/** Options of one call. */
export interface CallOptions {
  /** Ends the call: it then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds it may take in all. Default: what the provider's client allows each of its requests. */
  readonly deadline?: number | undefined;
}

/** Options of a call that asks several providers. Its signal and its deadline are one for all of them. */
export interface FanOutOptions extends CallOptions {
  /**
   * What a provider that fails does to the others. `"collect"` lets them finish: none of their data is lost.
   * `"throw"` ends them, and throws a `PartialFailureError` at once. Default: `"collect"`.
   */
  readonly onFailure?: "collect" | "throw" | undefined;
}

export interface ListOptions extends FanOutOptions {
  /** How many customers to ask a provider for at once. Default, and at most: the largest page it serves. */
  readonly pageSize?: number | undefined;
}

export interface ListPageOptions extends ListOptions {
  /** Where to go on: the cursor of the page before. Default: the beginning. It keeps its page size. */
  readonly cursor?: string | null | undefined;
}

export interface GetManyOptions extends FanOutOptions {
  /** How many look-ups may be under way at once at each provider. Default: 8. */
  readonly concurrency?: number | undefined;
}
