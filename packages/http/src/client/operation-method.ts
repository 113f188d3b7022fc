import { toResult } from "../answer/answer.ts";
import type { AnyResult } from "../answer/result.ts";
import type { JsonPointer, OperationDescriptor } from "../descriptor/descriptor.ts";
import { fromFlatInput } from "../request/request-parts.ts";
import { type Channel, exchange } from "./exchange.ts";
import type { CallOptions } from "./options.ts";

/** The method of one operation, before its types: flat input in, result out. */
export type OperationMethod = (input?: unknown, options?: CallOptions) => Promise<AnyResult>;

export function createOperationMethod(
  channel: Channel,
  operation: OperationDescriptor,
  errorCode: JsonPointer | undefined,
): OperationMethod {
  return async (input, options = {}) => {
    const answer = await exchange(channel, operation, options, (facts, query) =>
      fromFlatInput(operation, input, facts, query),
    );
    return toResult(answer, operation, errorCode);
  };
}
