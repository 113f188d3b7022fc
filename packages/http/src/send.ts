import { attempt, type BufferedAnswer } from "./attempt.ts";
import type { Authenticator } from "./authentication.ts";
import { type Call, toFacts } from "./call.ts";
import { ConfigError } from "./refusals.ts";

/** Where and how requests are sent. */
export interface Connection {
  /** The one origin that may be called. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Sends a finished request with the caller's credential, and once more when the provider refuses a
 * credential that can be renewed.
 */
export async function send(
  request: Request,
  call: Call,
  { origin, fetch }: Connection,
  authenticator: Authenticator | undefined,
): Promise<BufferedAnswer> {
  if (new URL(request.url).origin !== origin) {
    throw new ConfigError(toFacts(call), "middleware", "it must not change the origin of a request");
  }
  for (let isReplay = false; ; isReplay = true) {
    const mayReplay = !isReplay && authenticator?.invalidate;
    const value = await authenticator?.read();
    // Sending uses a body up: a call that may be sent again sends a copy.
    const outgoing = toOutgoing(mayReplay ? request.clone() : request, authenticator?.header, value);
    const answer = await attempt(fetch, outgoing, call);
    if (!mayReplay || value === undefined || answer.response.status !== 401) return answer;
    authenticator?.invalidate?.(value);
  }
}

/** Builds the request that leaves: the last word on credentials and redirects, whatever middleware did. */
function toOutgoing(request: Request, header: string | undefined, value: string | undefined): Request {
  const headers = new Headers(request.headers);
  if (header !== undefined && value !== undefined) headers.set(header, value);
  return new Request(request, { headers, redirect: "manual" });
}
