import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import type { Call } from "../send/call.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * Gives a call that must not take effect twice its key: the caller's, or a random one. It stays the same over
 * all attempts, and every result and error of the call tells it, so that the call can be made again later.
 */
export function addIdempotencyKey(
  header: Values,
  { idempotencyKey }: OperationDescriptor,
  call: Call,
): Values {
  if (idempotencyKey === undefined) return header;
  const key = String(header[idempotencyKey] ?? crypto.randomUUID());
  call.idempotencyKey = key;
  return { ...header, [idempotencyKey]: key };
}
