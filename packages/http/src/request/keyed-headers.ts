import { headerParameters } from "./header-parameters.ts";
import type { PartStrategy } from "./part-strategy.ts";

/**
 * Sends header parameters, and gives a call that must not take effect twice its key: the caller's, or a random
 * one. It stays the same over all attempts, and every result and error of the call tells it, so that the call
 * can be made again later.
 */
export const keyedHeaders: PartStrategy = {
  ...headerParameters,
  put(value, name, draft, call) {
    if (name !== call.operation.idempotencyKey) return headerParameters.put(value, name, draft, call);
    const key = value ?? crypto.randomUUID();
    const isSendable = headerParameters.put(key, name, draft, call);
    if (isSendable) call.facts.idempotencyKey = String(key);
    return isSendable;
  },
};
