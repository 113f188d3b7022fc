import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import { createRequest } from "../request/create-request.ts";
import type { Params } from "../request/input.ts";
import type { Answer } from "../send/attempt.ts";
import { type Call, createCall } from "../send/call.ts";
import { send } from "../send/send.ts";
import { within } from "../send/within.ts";
import type { Channel } from "./channel.ts";
import type { CallOptions } from "./options.ts";

/** Checks a call's input, sends it past the client's middleware, and gives back its answer read whole. */
export async function exchange(
  channel: Channel,
  operation: OperationDescriptor,
  options: CallOptions,
  readInput: (call: Call) => Params,
): Promise<Answer> {
  const call = createCall(channel, operation, options);
  const params = readInput(call);
  const request = createRequest(params, options.headers, call);
  const { middleware, signal } = call;
  signal?.throwIfAborted();
  // Middleware knows of no signal: it must be watched over.
  return middleware
    ? within(call, (ends) => middleware.observe(request, params, call, ends))
    : send(request, call);
}
