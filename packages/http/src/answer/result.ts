import type { HttpErrorStatus } from "./status.ts";

/** A documented answer in the 2xx range. */
export interface Success<Status extends number, Data> {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly response: Response;
  readonly meta: AnswerMeta;
}

/** An answer outside 2xx. `error` is the body: typed for a documented status, `unknown` for any other. */
export interface Failure<Status extends number, ErrorBody> {
  readonly ok: false;
  readonly status: Status;
  readonly error: ErrorBody;
  readonly response: Response;
  readonly meta: AnswerMeta;
}

/** An answer whose status the contract does not document; `Documented` are those it does. */
export interface UndocumentedFailure<Documented extends number>
  extends Failure<Exclude<HttpErrorStatus, Documented>, unknown> {}

/** Who answered what, free of credentials and personal data: safe to log. */
export interface AnswerMeta {
  readonly provider: string;
  /** The path template: never the path with its values. */
  readonly operation: string;
  readonly method: string;
  /** The provider's own error code, where it documents one. */
  readonly code?: string;
  /** The provider's id of this request, from its response headers. */
  readonly requestId?: string;
  /** How long the provider asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** How many requests it took. */
  readonly attempts: number;
  /** The idempotency key it was sent with, where the operation takes one: to make the same call again. */
  readonly idempotencyKey?: string;
}

/** Any result; for code that handles the results of every operation alike. */
export type AnyResult = Success<number, unknown> | Failure<number, unknown>;
