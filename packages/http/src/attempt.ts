import { type Call, type CallFacts, toFacts } from "./call.ts";
import { NetworkError, RedirectError, TimeoutError } from "./errors.ts";
import { readBody } from "./read-body.ts";
import { TributaryError } from "./tributary-error.ts";

/** Timers take no more than this; above it they would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** An answer whose body has arrived whole. */
export interface BufferedAnswer {
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Sends a request once. The call's timeout and its signal cover connection, headers and body; the signal's
 * reason is rethrown as it is.
 */
export async function attempt(
  fetch: typeof globalThis.fetch,
  request: Request,
  call: Call,
): Promise<BufferedAnswer> {
  const { signal, timeout } = call;
  signal?.throwIfAborted();
  call.attempts += 1;
  const facts = toFacts(call);
  const controller = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  const stop = () => controller.abort(signal?.reason);
  const expire = () => controller.abort(new TimeoutError(facts, `gave no answer within ${timeout} ms`));
  const timer = setTimeout(expire, Math.min(timeout, LONGEST_TIMER));
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([exchange(fetch, request, controller.signal, facts), stopped]);
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason;
    throw TributaryError.is(error) ? error : toNetworkError(error, facts);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

async function exchange(
  fetch: typeof globalThis.fetch,
  request: Request,
  signal: AbortSignal,
  facts: CallFacts,
): Promise<BufferedAnswer> {
  // The signal goes in the init: Node loses one that a Request carries after a garbage collection.
  const response = await fetch(request, { signal });
  if (isRedirect(response)) {
    void response.body?.cancel().catch(() => {});
    const { status } = response;
    throw new RedirectError(status ? { ...facts, status } : facts, "answered with a redirect");
  }
  const bytes = await readBody(response, signal, facts);
  return { response: toBuffered(response, bytes), bytes };
}

function isRedirect({ status, type }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400 && status !== 304);
}

/** Rebuilds a response around its bytes, so that nobody reads from the connection again. */
function toBuffered(response: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  const { status, statusText, url } = response;
  const headers = new Headers(response.headers);
  if (headers.has("content-encoding")) {
    headers.delete("content-encoding");
    headers.delete("content-length");
  }
  const body = [204, 205, 304].includes(status) ? null : bytes;
  // A reason phrase may hold bytes that the constructor refuses.
  const init = { status, statusText: /^[ -~]*$/.test(statusText) ? statusText : "", headers };
  return Object.defineProperty(new Response(body, init), "url", { value: url });
}

/** Keeps a failure's name and code alone: some platforms write the URL into the rest. */
function toNetworkError(error: unknown, facts: CallFacts): NetworkError {
  const code = readWord(error, "code") ?? readWord(readProperty(error, "cause"), "code");
  const cause = { name: readWord(error, "name") ?? "Error", ...(code && { code }) };
  return new NetworkError({ ...facts, ...(code && { code }) }, "could not be reached", { cause });
}

function readProperty(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function readWord(value: unknown, name: string): string | undefined {
  const word = readProperty(value, name);
  return typeof word === "string" && /^\w{1,64}$/.test(word) ? word : undefined;
}
