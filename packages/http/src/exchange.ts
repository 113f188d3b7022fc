import type { Answer } from "./attempt.ts";
import type { Authenticator } from "./authentication.ts";
import { type Call, type CallFacts, createCall, toFacts } from "./call.ts";
import type { OperationDescriptor } from "./descriptor.ts";
import type { Core } from "./openapi-fetch.ts";
import type { CallOptions } from "./options.ts";
import { writeBody } from "./request-body.ts";
import { createHeaders } from "./request-headers.ts";
import type { RequestParts } from "./request-parts.ts";
import { type Connection, send } from "./send.ts";
import { within } from "./within.ts";

/** What every call of one client shares. */
export interface Channel {
  readonly core: Core;
  readonly connection: Connection;
  readonly authenticator: Authenticator | undefined;
}

/** A call with its answer. */
export interface Exchange extends Answer {
  readonly call: Call;
}

/** Checks a call's input, sends it through openapi-fetch, and gives back its answer read whole. */
export async function exchange(
  { core, connection, authenticator }: Channel,
  operation: OperationDescriptor,
  options: CallOptions,
  readParts: (facts: CallFacts) => RequestParts,
): Promise<Exchange> {
  const call = createCall(connection.settings, operation, options);
  const facts = toFacts(call);
  const { body: input, ...params } = readParts(facts);
  const body = writeBody(input, operation.body, facts);
  const headers = createHeaders(operation, options.headers, authenticator?.header, body, facts);
  // One deadline over all of it: middleware and credential functions know of no signal.
  const answer = await within(call.deadline, call.signal, call, (scope) =>
    core.request(operation.method, operation.path, { params, body, headers }, (outgoing) =>
      send(outgoing, call, connection, operation.authenticated ? authenticator : undefined, scope),
    ),
  );
  return { ...answer, call };
}
