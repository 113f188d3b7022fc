import { untilAborted } from "./abort.ts";
import type { BufferedAnswer } from "./attempt.ts";
import type { Authenticator } from "./authentication.ts";
import { type Call, type CallFacts, createCall, toFacts } from "./call.ts";
import type { OperationDescriptor } from "./descriptor.ts";
import type { Core, CoreAnswer } from "./openapi-fetch.ts";
import type { CallOptions } from "./options.ts";
import { writeBody } from "./request-body.ts";
import { createHeaders } from "./request-headers.ts";
import type { RequestParts } from "./request-parts.ts";
import { type Connection, send } from "./send.ts";

/** What every call of one client shares. */
export interface Channel {
  readonly provider: string;
  /** Milliseconds an attempt may take unless its call says otherwise. */
  readonly timeout: number;
  readonly core: Core;
  readonly connection: Connection;
  readonly authenticator: Authenticator | undefined;
}

/** A call with its answer: openapi-fetch's reading of it, and the body's bytes for our own. */
export interface Exchange extends CoreAnswer {
  readonly call: Call;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Checks a call's input, sends it through openapi-fetch, and gives back its answer read whole. */
export async function exchange(
  channel: Channel,
  operation: OperationDescriptor,
  options: CallOptions,
  readParts: (facts: CallFacts) => RequestParts,
): Promise<Exchange> {
  const { authenticator, connection, core } = channel;
  const call = createCall(channel.provider, operation, options, channel.timeout);
  const facts = toFacts(call);
  const { body: input, ...params } = readParts(facts);
  const body = writeBody(input, operation.body, facts);
  const headers = createHeaders(operation, options.headers, authenticator?.header, body, facts);
  call.signal?.throwIfAborted();

  let buffered: BufferedAnswer | undefined;
  const fetch = async (request: Request): Promise<Response> => {
    buffered = await send(request, call, connection, operation.authenticated ? authenticator : undefined);
    return buffered.response;
  };
  // Raced as a whole: middleware and credential functions do not know of the signal.
  const request = core.request(operation.method, operation.path, { params, body, headers, fetch });
  const answer = await untilAborted(request, call.signal);
  const isOurs = buffered?.response === answer.response;
  return { ...answer, call, bytes: isOurs && buffered ? buffered.bytes : await readReplaced(answer) };
}

/** Reads an answer that middleware put in place of the provider's. */
async function readReplaced({ error, response }: CoreAnswer): Promise<Uint8Array<ArrayBuffer>> {
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const text = typeof error === "string" ? error : (JSON.stringify(error) ?? "");
  return new TextEncoder().encode(text);
}
