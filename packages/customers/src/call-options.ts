/** Options of one call. */
export interface CallOptions {
  /** Ends the call: it then rejects with the signal's own reason. */
  readonly signal?: AbortSignal;
}
