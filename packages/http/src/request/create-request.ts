import type { CallOptions } from "../client/options.ts";
import { InputError } from "../errors/refusals.ts";
import { toUrl } from "../middleware/openapi-fetch.ts";
import type { Outgoing } from "../send/attempt.ts";
import type { Call } from "../send/call.ts";
import { createHeaders } from "./create-headers.ts";
import type { Params } from "./input.ts";
import type { Draft } from "./part-strategy.ts";

/** Checks a call's input and writes its request, all but the credential. */
export function createRequest(params: Params, own: CallOptions["headers"], call: Call): Outgoing {
  const { facts, operation, slots } = call;
  for (const place in params) {
    const names = slots.find(({ part }) => part.place === place)?.names ?? [];
    for (const name in params[place]) {
      if (!names.includes(name)) throw new InputError(facts, name, "the operation has no such parameter");
    }
  }
  const draft: Draft = { path: operation.path, query: [], headers: createHeaders(own, call), body: null };
  for (const { part, names } of slots) {
    for (const name of names) {
      const isWritten = part.put(params[part.place]?.[name], name, draft, call);
      if (!isWritten) throw new InputError(facts, name, part.wanted);
    }
  }
  return {
    url: toUrl(draft, call),
    init: { method: operation.method, headers: draft.headers, body: draft.body },
  };
}
