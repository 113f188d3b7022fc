import type { HttpMethod, OperationDescriptor } from "./descriptor.ts";
import type { CallOptions } from "./options.ts";
import { InputError } from "./refusals.ts";

/** One call of one operation, from its input to its answer. */
export interface Call {
  readonly provider: string;
  /** The path template. */
  readonly operation: string;
  readonly method: HttpMethod;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds each attempt may take. */
  readonly timeout: number;
  /** How many requests were sent so far. */
  attempts: number;
}

/** What an error or a result may tell of a call. */
export interface CallFacts {
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  readonly attempts: number;
}

export function createCall(
  provider: string,
  { path, method }: OperationDescriptor,
  options: CallOptions,
  defaultTimeout: number,
): Call {
  const { signal, timeout = defaultTimeout } = options;
  const call = { provider, operation: path, method, signal, timeout, attempts: 0 };
  if (!isTimeout(timeout)) throw new InputError(toFacts(call), "timeout", TIMEOUT_RULE);
  return call;
}

export function toFacts({ provider, operation, method, attempts }: Call): CallFacts {
  return { provider, operation, method, attempts };
}

export const TIMEOUT_RULE = "pass a positive number of milliseconds";

export function isTimeout(value: unknown): boolean {
  return typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY;
}
