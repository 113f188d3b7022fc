import type { CallOptions, ClientOptions } from "../client/options.ts";
import type { Platform } from "../client/platform.ts";
import type { HttpMethod, OperationDescriptor } from "../descriptor/descriptor.ts";
import { InputError } from "../errors/refusals.ts";
import type { ClientEvent } from "../observation/events.ts";

/** How a client sends, as its options say and where they do not, as is the default. */
export interface Settings extends Required<Pick<ClientOptions, "timeout" | "deadline" | "maxBytes">> {
  readonly provider: string;
  /** How often a call may be sent again. */
  readonly retries: number;
  readonly platform: Platform;
  /** Tells the caller's hook, whatever that does. */
  readonly emit: (event: ClientEvent) => void;
}

/** One call of one operation, from its input to its answer. */
export interface Call {
  /** Tells calls apart in events. */
  readonly id: number;
  readonly provider: string;
  /** The path template. */
  readonly operation: string;
  readonly method: HttpMethod;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds each attempt may take. */
  readonly timeout: number;
  /** Milliseconds all of it may take. */
  readonly deadline: number;
  /** When the deadline is over, by the platform's clock. */
  readonly endsAt: number;
  /** How often it may be sent again. */
  readonly retries: number;
  /** How many requests were sent so far. */
  attempts: number;
  /** What keeps it from taking effect twice, where the operation takes such a key. */
  idempotencyKey?: string;
}

/** What an error or a result may tell of a call. */
export interface CallFacts {
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  readonly attempts: number;
  readonly idempotencyKey?: string;
}

/** How many calls this process has made. */
let calls = 0;

export function createCall(settings: Settings, operation: OperationDescriptor, options: CallOptions): Call {
  const { timeout = settings.timeout, deadline = settings.deadline } = options;
  calls += 1;
  const call: Call = {
    id: calls,
    provider: settings.provider,
    operation: operation.path,
    method: operation.method,
    signal: options.signal,
    timeout,
    deadline,
    endsAt: settings.platform.now() + deadline,
    retries: options.retry === false || operation.retry === "never" ? 0 : settings.retries,
    attempts: 0,
  };
  if (!isPositive(timeout)) throw new InputError(toFacts(call), "timeout", POSITIVE);
  if (!isPositive(deadline)) throw new InputError(toFacts(call), "deadline", POSITIVE);
  return call;
}

export function toFacts({ provider, operation, method, attempts, idempotencyKey }: Call): CallFacts {
  return { provider, operation, method, attempts, ...(idempotencyKey && { idempotencyKey }) };
}

export const POSITIVE = "pass a positive number";

export function isPositive(value: unknown): boolean {
  return typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY;
}
