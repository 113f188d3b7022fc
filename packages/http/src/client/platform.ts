/** What the transport takes from the world beside `fetch`; tests put in their own. */
export interface Platform {
  /** A monotonic clock, in milliseconds. */
  readonly now: () => number;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
  /** The longest wait before the first retry, in milliseconds; each further one may be twice as long. */
  readonly backoff: number;
}
