import { readRequestId } from "../answer/meta.ts";
import { NetworkError, RedirectError, TooLargeError } from "../errors/errors.ts";
import { TributaryError } from "../errors/tributary-error.ts";
import { type Call, toFacts } from "./call.ts";
import { within } from "./within.ts";

/** A request ready to be sent, as often as need be. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: BodyInit | undefined;
}

/** An answer whose body has arrived whole. */
export interface Answer {
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The provider's id of the request. */
  readonly requestId: string | undefined;
}

/** Sends a request once, within so many milliseconds: connection, headers and body. */
export function attempt(
  fetch: typeof globalThis.fetch,
  { url, method, headers, body }: Outgoing,
  call: Call,
  milliseconds: number,
  maxBytes: number,
): Promise<Answer> {
  return within(milliseconds, call, async (signal) => {
    try {
      const init: RequestInit = { method, headers, redirect: "manual", signal };
      const response = await fetch(url, body === undefined ? init : { ...init, body });
      refuseRedirect(response, call);
      const requestId = readRequestId(response.headers);
      return { response, requestId, bytes: await readBody(response, maxBytes, signal, call) };
    } catch (error) {
      throw TributaryError.is(error) ? error : toNetworkError(error, call);
    }
  });
}

function refuseRedirect({ body, status, type }: Response, call: Call): void {
  if (type !== "opaqueredirect" && (status < 300 || status > 399 || status === 304)) return;
  void body?.cancel().catch(() => {});
  throw new RedirectError({ ...toFacts(call), ...(status && { status }) }, "answered with a redirect");
}

/** Reads a whole body, and lets go of the connection when it is too large or the attempt ends. */
async function readBody(
  { body }: Response,
  maxBytes: number,
  signal: AbortSignal,
  call: Call,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const release = () => void reader.cancel().catch(() => {});
  if (signal.aborted) release();
  signal.addEventListener("abort", release);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > maxBytes) {
      release();
      throw new TooLargeError(toFacts(call), `answered with more than ${maxBytes} bytes`);
    }
    chunks.push(next.value);
  }
  return join(chunks, size);
}

function join(chunks: readonly Uint8Array<ArrayBuffer>[], size: number): Uint8Array<ArrayBuffer> {
  const [first] = chunks;
  if (first?.byteLength === size) return first;
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Keeps a failure's name and code alone: some platforms write the URL into the rest. */
function toNetworkError(error: unknown, call: Call): NetworkError {
  const code = readWord(error, "code") ?? readWord(readProperty(error, "cause"), "code");
  const cause = { name: readWord(error, "name") ?? "Error", ...(code && { code }) };
  return new NetworkError({ ...toFacts(call), ...(code && { code }) }, "could not be reached", { cause });
}

function readProperty(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function readWord(value: unknown, name: string): string | undefined {
  const word = readProperty(value, name);
  return typeof word === "string" && /^\w{1,64}$/.test(word) ? word : undefined;
}
