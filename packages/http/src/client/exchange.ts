import type { Authenticator } from "../authentication/authentication.ts";
import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import type { Core } from "../middleware/openapi-fetch.ts";
import { addIdempotencyKey } from "../request/idempotency-key.ts";
import { type BodyStrategy, writeBody } from "../request/json-body.ts";
import { type QueryStrategy, writeQuery } from "../request/parameter-values.ts";
import { createHeaders } from "../request/request-headers.ts";
import type { RequestParts } from "../request/request-parts.ts";
import type { Answer } from "../send/attempt.ts";
import { type Call, type CallFacts, createCall, toFacts } from "../send/call.ts";
import { type Connection, send } from "../send/send.ts";
import { within } from "../send/within.ts";
import type { CallOptions } from "./options.ts";

/** What every call of one client shares. */
export interface Channel {
  readonly core: Core;
  readonly connection: Connection;
  readonly authenticator?: Authenticator | undefined;
  readonly body?: BodyStrategy | undefined;
  readonly query?: QueryStrategy | undefined;
}

/** A call with its answer. */
export interface Exchange extends Answer {
  readonly call: Call;
}

/** Checks a call's input, sends it through openapi-fetch, and gives back its answer read whole. */
export async function exchange(
  channel: Channel,
  operation: OperationDescriptor,
  options: CallOptions,
  readParts: (facts: CallFacts, query: QueryStrategy | undefined) => RequestParts,
): Promise<Exchange> {
  const { core, connection, authenticator } = channel;
  const call = createCall(connection.settings, operation, options);
  const { body: input, ...params } = readParts(toFacts(call), channel.query);
  const header = addIdempotencyKey(params.header, operation, call);
  const facts = toFacts(call);
  const body = writeBody(input, operation.body, facts, channel.body);
  const proof = operation.authenticated ? (authenticator?.of?.(operation) ?? authenticator) : undefined;
  const credentialHeaders = authenticator ? [authenticator.header, ...(authenticator.others ?? [])] : [];
  const headers = createHeaders(operation, options.headers, credentialHeaders, body, facts);
  const { queryStyles } = operation;
  const querySerializer = (values: Readonly<Record<string, unknown>>) =>
    queryStyles && channel.query ? channel.query.write(values, queryStyles) : writeQuery(values);
  const request = { params: { ...params, header }, body, headers, querySerializer };
  const work = () =>
    core.request(operation.method, operation.path, request, (outgoing) =>
      send(outgoing, call, connection, proof),
    );
  call.signal?.throwIfAborted();
  const answer = await (core.isObserved() ? within(call.deadline, call, work) : work());
  return { ...answer, call };
}
