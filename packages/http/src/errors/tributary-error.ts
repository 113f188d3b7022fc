import type { AnswerMeta } from "../answer/result.ts";

const marker: unique symbol = /* @__PURE__ */ Symbol.for("@tributary/http");

type Unsure<Facts> = { [Name in keyof Facts]?: Facts[Name] | undefined };

/** What an error may tell: never a URL with its values, a header, a body or a credential. */
export interface ErrorFacts extends Unsure<AnswerMeta> {
  readonly provider: string;
  readonly status?: number | undefined;
  /** Names of what is at fault, never its value. */
  readonly option?: string;
  readonly parameter?: string;
  readonly contentType?: string | undefined;
}

/** Copies facts, and leaves out those that are not known. */
export function compact<Facts extends object>(facts: Facts): Known<Facts> {
  const known: Partial<Facts> = {};
  for (const name in facts) if (facts[name] !== undefined) known[name] = facts[name];
  return known as Known<Facts>;
}

type Known<Facts> = { [Name in keyof Facts]: Exclude<Facts[Name], undefined> };

/** Whether a value is an error of this family, from whichever copy of this package; `name` asks for one class. */
export function isMarked(value: unknown, name?: string): boolean {
  const error = Object(value);
  return marker in error && (name === undefined || error.name === name);
}

/** Base of everything this package throws. Use `TributaryError.is`: it holds across duplicate installs. */
export class TributaryError extends Error {
  declare readonly provider: string;
  /** The path template: never the path with its values. Absent when no call was involved. */
  declare readonly operation?: string;
  declare readonly method?: string;
  declare readonly status?: number;
  declare readonly code?: string;
  /** The provider's id of the request, from its response headers. */
  declare readonly requestId?: string;
  /** How long the provider asks to wait, in milliseconds. */
  declare readonly retryAfterMs?: number;
  /** The idempotency key of the call, where it has one: to make the same call again. */
  declare readonly idempotencyKey?: string;
  /** How many requests were sent before this error. */
  declare readonly attempts: number;

  constructor(facts: ErrorFacts, problem: string, options?: ErrorOptions) {
    super([facts.provider, facts.method, facts.operation, problem].filter(Boolean).join(" "), options);
    Object.assign(this, compact({ attempts: 0, ...facts }));
  }

  override get name(): string {
    return "TributaryError";
  }

  get [marker](): true {
    return true;
  }

  static is(value: unknown): value is TributaryError {
    return isMarked(value);
  }
}
