import { readRequestId } from "../answer/meta.ts";
import { NetworkError, RedirectError, TooLargeError } from "../errors/errors.ts";
import { TributaryError } from "../errors/tributary-error.ts";
import type { Call } from "./call.ts";

/** A request ready to be sent, as often as need be. */
export interface Outgoing {
  readonly url: string;
  readonly init: RequestInit & {
    /** By name in lower case, so that none is sent twice. */
    readonly headers: Readonly<Record<string, string>>;
  };
}

/** A call's answer, whose body has arrived whole. */
export interface Answer {
  readonly call: Call;
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The provider's id of the request. */
  readonly requestId: string | undefined;
}

/** Sends a request once and reads its answer: headers and body. */
export async function attempt({ init, url }: Outgoing, call: Call, signal: AbortSignal): Promise<Answer> {
  const { facts, fetch } = call;
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    const { status, type } = response;
    if (type === "opaqueredirect" || /^3(?!04)/.test(`${status}`)) {
      throw new RedirectError({ ...facts, status: status || undefined }, "answered with a redirect");
    }
    const requestId = readRequestId(response.headers);
    return { call, response, requestId, bytes: await readBody(response, signal, call) };
  } catch (error) {
    throw TributaryError.is(error) ? error : toNetworkError(error, call);
  }
}

/** Reads a whole body, and lets go of the connection when it is too large or the attempt ends. */
async function readBody(
  { body }: Response,
  signal: AbortSignal,
  { facts, maxBytes }: Call,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const release = () => {
    reader.cancel().catch(() => {});
  };
  if (signal.aborted) release();
  signal.addEventListener("abort", release);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.byteLength;
    if (size > maxBytes) throw new TooLargeError(facts, `answered with more than ${maxBytes} bytes`);
  }
  const [first] = chunks;
  return first?.byteLength === size ? first : new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Keeps a failure's name and code alone: some platforms write the URL into the rest. */
function toNetworkError(error: unknown, { facts }: Call): NetworkError {
  const name = readWord(error, "name") ?? "Error";
  const code = readWord(error, "code") ?? readWord(Object(error).cause, "code");
  return new NetworkError({ ...facts, code }, "could not be reached", { cause: { name, code } });
}

function readWord(value: unknown, name: string): string | undefined {
  const word: unknown = Object(value)[name];
  return typeof word === "string" && /^\w{1,64}$/.test(word) ? word : undefined;
}
