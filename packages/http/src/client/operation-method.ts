import { toResult } from "../answer/answer.ts";
import type { AnyResult } from "../answer/result.ts";
import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import { sortInput } from "../request/input.ts";
import type { Channel } from "./channel.ts";
import { exchange } from "./exchange.ts";
import type { CallOptions } from "./options.ts";

/** The method of one operation, before its types: flat input in, result out. */
export type OperationMethod = (input?: unknown, options?: CallOptions) => Promise<AnyResult>;

export function createOperationMethod(channel: Channel, operation: OperationDescriptor): OperationMethod {
  return async (input, options = {}) =>
    toResult(await exchange(channel, operation, options, (call) => (call.input ?? sortInput)(input, call)));
}
