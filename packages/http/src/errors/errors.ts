import type { AnswerMeta } from "../answer/result.ts";
import { isMarked, TributaryError } from "./tributary-error.ts";

/** The provider answered outside 2xx; thrown by `unwrap` and by page iterators. */
export class HttpError extends TributaryError {
  // Private and behind a getter: inspection shows even non-enumerable properties when asked to.
  readonly #body: unknown;
  declare readonly status: number;

  constructor(meta: AnswerMeta, status: number, body: unknown) {
    super({ ...meta, status }, `answered ${status}`);
    this.#body = body;
  }

  override get name(): string {
    return "HttpError";
  }

  /** What the provider answered: parsed JSON, or text. Left out of inspection and of JSON. */
  get body(): unknown {
    return this.#body;
  }

  static override is(value: unknown): value is HttpError {
    return isMarked(value, "HttpError");
  }
}

/** No answer arrived: a refused, reset or broken connection. `code` is the platform's, where it has one. */
export class NetworkError extends TributaryError {
  override get name(): string {
    return "NetworkError";
  }

  static override is(value: unknown): value is NetworkError {
    return isMarked(value, "NetworkError");
  }
}

/** No complete answer arrived in time, its body included. */
export class TimeoutError extends TributaryError {
  override get name(): string {
    return "TimeoutError";
  }

  static override is(value: unknown): value is TimeoutError {
    return isMarked(value, "TimeoutError");
  }
}

/** The provider answered something else than its contract says. */
export class ParseError extends TributaryError {
  /** The answer's media type, without its parameters. */
  declare readonly contentType?: string;
  declare readonly status: number;

  constructor(meta: AnswerMeta, status: number, contentType?: string) {
    super({ ...meta, status, contentType }, `answered ${status}: ${meta.code}`);
  }

  override get name(): string {
    return "ParseError";
  }

  static override is(value: unknown): value is ParseError {
    return isMarked(value, "ParseError");
  }
}

/** The answer's body is larger than a client accepts, counted after decompression. */
export class TooLargeError extends TributaryError {
  override get name(): string {
    return "TooLargeError";
  }

  static override is(value: unknown): value is TooLargeError {
    return isMarked(value, "TooLargeError");
  }
}

/** The provider answered with a redirect: following one would hand it the credentials. */
export class RedirectError extends TributaryError {
  override get name(): string {
    return "RedirectError";
  }

  static override is(value: unknown): value is RedirectError {
    return isMarked(value, "RedirectError");
  }
}
