import { readRequestId, readWord } from "../answer/meta.ts";
import { NetworkError, RedirectError, TooLargeError } from "../errors/errors.ts";
import type { Call } from "./call.ts";

/** A request ready to be sent, as often as need be. */
export interface Outgoing {
  readonly url: string;
  readonly init: Omit<RequestInit, "headers"> & {
    /** By name in lower case, so that none is sent twice. */
    readonly headers: Readonly<Record<string, string>>;
  };
}

/** Sends a request; what it says of redirects is the transport's. */
export type Fetch = (url: string, init: Outgoing["init"]) => Promise<Response>;

/** A call's answer, whose body has arrived whole. */
export interface Answer {
  readonly call: Call;
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The provider's id of the request. */
  readonly requestId: string | undefined;
}

/** Sends a request once and reads its answer, headers and body; the platform's own errors pass through. */
export async function attempt({ init, url }: Outgoing, call: Call, signal: AbortSignal): Promise<Answer> {
  const response = await call.fetch(url, { ...init, redirect: "manual", signal });
  const { status, type } = response;
  if (type === "opaqueredirect" || /^3(?!04)/.test(`${status}`)) {
    throw new RedirectError({ ...call.facts, status: status || undefined }, "answered with a redirect");
  }
  return readAnswer(response, call, signal);
}

/** Reads a whole body, and lets go of the connection when it is too large or its time is over. */
export async function readAnswer(response: Response, call: Call, signal: AbortSignal): Promise<Answer> {
  const { facts, maxBytes } = call;
  const reader = response.body?.getReader();
  const release = () => {
    reader?.cancel().catch(() => {});
  };
  if (signal.aborted) release();
  signal.addEventListener("abort", release);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    chunks.push(next.value);
    size += next.value.byteLength;
    if (size > maxBytes) throw new TooLargeError(facts, `answered with more than ${maxBytes} bytes`);
  }
  const [first = new Uint8Array()] = chunks;
  const bytes = first.byteLength === size ? first : new Uint8Array(await new Blob(chunks).arrayBuffer());
  return { call, response, requestId: readRequestId(response.headers), bytes };
}

/** Keeps a failure's name and code alone: some platforms write the URL into the rest. */
export function toNetworkError(error: unknown, { facts }: Call): NetworkError {
  const { cause, code, name } = Object(error);
  const told = { name: readWord(name) ?? "Error", code: readWord(code) ?? readWord(Object(cause).code) };
  return new NetworkError({ ...facts, code: told.code }, "gave no answer", { cause: told });
}
