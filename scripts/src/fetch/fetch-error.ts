import { toPrintable } from "../printable.ts";

/** Why there is no document. */
export type FetchProblem =
  /** The address is none that is fetched from. */
  | "address"
  /** The server answered, and not with a document: `status` says with what. */
  | "status"
  /** It sent elsewhere: to another origin, to http, in a circle. */
  | "redirect"
  /** It answered too late, or never. */
  | "timeout"
  /** No answer, or one that broke off. */
  | "network"
  /** More bytes than are read. */
  | "too-large";

export interface FetchErrorOptions {
  readonly url: string;
  readonly problem: FetchProblem;
  /** What came instead, as the end of a sentence. */
  readonly detail: string;
  readonly status?: number | undefined;
  readonly attempts?: number;
  readonly cause?: unknown;
}

/** A document that could not be fetched; says from where and what came instead, never what a server wrote. */
export class FetchError extends Error {
  override readonly name = "FetchError";
  readonly problem: FetchProblem;
  readonly status: number | undefined;
  /** How often it was tried. */
  readonly attempts: number;

  readonly #options: FetchErrorOptions;

  constructor(options: FetchErrorOptions) {
    const { url, problem, detail, status, attempts = 1, cause } = options;
    const times = attempts > 1 ? ` (${attempts} attempts)` : "";
    super(`${toPrintable(url, 300)}: ${toPrintable(detail, 500)}${times}`, { cause });
    this.problem = problem;
    this.status = status;
    this.attempts = attempts;
    this.#options = options;
  }

  /** The same, after several attempts. */
  withAttempts(attempts: number): FetchError {
    return new FetchError({ ...this.#options, attempts });
  }
}
