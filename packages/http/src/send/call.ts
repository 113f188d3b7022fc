import type { Channel } from "../client/channel.ts";
import type { CallOptions } from "../client/options.ts";
import { checkPositive } from "../client/positive.ts";
import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import { InputError } from "../errors/refusals.ts";
import type { PartStrategy } from "../request/part-strategy.ts";

/** One call of one operation, from its input to its answer; its own settings stand in place of the client's. */
export interface Call extends Channel {
  /** Tells calls apart in events. */
  readonly id: number;
  readonly operation: OperationDescriptor;
  readonly facts: CallFacts;
  /** The places that the operation takes input in, and the names there. */
  readonly slots: readonly { readonly part: PartStrategy; readonly names: readonly string[] }[];
  readonly signal: AbortSignal | undefined;
  /** When the deadline is over, by the platform's clock. */
  readonly endsAt: number;
}

/** What an error or a result may tell of a call. */
export interface CallFacts {
  readonly provider: string;
  /** The path template. */
  readonly operation: string;
  readonly method: string;
  /** How many requests were sent so far. */
  attempts: number;
  /** What keeps it from taking effect twice, where the operation takes such a key. */
  idempotencyKey?: string;
}

/** How many calls this process has made. */
let calls = 0;

export function createCall(channel: Channel, operation: OperationDescriptor, options: CallOptions): Call {
  const { timeout = channel.timeout, deadline = channel.deadline, retry, signal } = options;
  const { method, path } = operation;
  const facts = { provider: channel.provider, operation: path, method, attempts: 0 };
  checkPositive({ timeout, deadline }, InputError, facts);
  calls += 1;
  return {
    ...channel,
    id: calls,
    operation,
    facts,
    slots: channel.parts.map((part) => ({ part, names: part.namesOf(operation) })),
    signal,
    timeout,
    endsAt: channel.now() + deadline,
    retries: retry === false || operation.retry === "never" ? 0 : channel.retries,
  };
}
