/** What every event tells: which call it belongs to, never its values. */
interface CallEvent {
  /** Tells calls apart, those of other clients in the same process included. */
  readonly call: number;
  readonly provider: string;
  /** The path template: few enough to count by. */
  readonly operation: string;
  readonly method: string;
  /** The attempt it is about, counted from one. */
  readonly attempt: number;
}

/** A request is about to be sent. */
export interface AttemptStarted extends CallEvent {
  readonly type: "attempt-started";
}

/** An answer arrived whole, whatever its status. */
export interface AttemptSucceeded extends CallEvent {
  readonly type: "attempt-succeeded";
  readonly status: number;
  /** The provider's id of the request, where it gave one. */
  readonly requestId?: string | undefined;
  readonly durationMs: number;
}

/** No answer arrived. */
export interface AttemptFailed extends CallEvent {
  readonly type: "attempt-failed";
  /** The name of the error: `TimeoutError`. A caller's abort is `AbortError`. */
  readonly error: string;
  readonly code?: string | undefined;
  readonly durationMs: number;
}

/** The call will be sent again, after `delayMs`. */
export interface Retried extends CallEvent {
  readonly type: "retried";
  readonly delayMs: number;
}

/** The call could have been retried, and will not be. */
export interface GaveUp extends CallEvent {
  readonly type: "gave-up";
  /** `attempts`: all are used up. `budget`: too many calls of the client fail. `deadline`: the wait is too long. */
  readonly reason: "attempts" | "budget" | "deadline";
}

/** The client bought or renewed its token. */
export interface TokenRefreshed {
  readonly type: "token-refreshed";
  readonly provider: string;
  /** Whether by logging in or by a refresh token, or taken from the shared store. */
  readonly by: "login" | "refresh" | "store";
}

/** What `onEvent` is told. Free of credentials, values and personal data: safe to log. */
export type ClientEvent =
  | AttemptStarted
  | AttemptSucceeded
  | AttemptFailed
  | Retried
  | GaveUp
  | TokenRefreshed;
