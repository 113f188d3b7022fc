import { FetchError } from "./fetch-error.ts";

export interface FetchTextOptions {
  /** Ends the request. */
  readonly signal?: AbortSignal;
  /** Milliseconds that all of it may take. Default: 30,000. */
  readonly timeout?: number;
  /** The most bytes the body may have, after decompression. Default: 64 MiB. */
  readonly maxBytes?: number;
  /** Another `fetch` than the platform's, for tests. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What an address answered. */
export interface FetchedText {
  /** Where it came from, after redirects. */
  readonly url: string;
  readonly text: string;
}

const mostRedirects = 5;

/**
 * Fetches a text over http or https. Redirects are followed, at most five, but never from https to http.
 * @throws {FetchError} when the address does not answer in time with a text of a reasonable size.
 */
export async function fetchText(address: string, options: FetchTextOptions = {}): Promise<FetchedText> {
  const { timeout = 30_000, fetch = globalThis.fetch } = options;
  const signal = AbortSignal.any([
    AbortSignal.timeout(timeout),
    ...(options.signal === undefined ? [] : [options.signal]),
  ]);
  let url = parseAddress(address);
  try {
    for (let redirects = 0; ; redirects++) {
      const response = await fetch(url, {
        signal,
        redirect: "manual",
        headers: { accept: "application/json, application/yaml, text/yaml, */*;q=0.5" },
      });
      const next = readRedirect(response, url);
      if (next === undefined) return { url: url.href, text: await readText(response, url, options) };
      await response.body?.cancel();
      if (redirects === mostRedirects) throw new FetchError(url, `more than ${mostRedirects} redirects`);
      url = next;
    }
  } catch (error) {
    if (error instanceof FetchError) throw error;
    options.signal?.throwIfAborted();
    throw new FetchError(url, signal.aborted ? `no answer within ${timeout} ms` : explain(error));
  }
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === "https:" || url?.protocol === "http:") return url;
  throw new FetchError(address, "it is no http or https address");
}

function readRedirect({ status, headers }: Response, from: URL): URL | undefined {
  if (status < 300 || status > 399 || status === 304) return undefined;
  const location = headers.get("location");
  if (location === null || !URL.canParse(location, from)) throw new FetchError(from, `answered ${status}`);
  const to = new URL(location, from);
  if (to.protocol === "https:" || (to.protocol === "http:" && from.protocol === "http:")) return to;
  throw new FetchError(from, "redirects away from https");
}

async function readText(response: Response, url: URL, options: FetchTextOptions): Promise<string> {
  const { maxBytes = 64 * 1024 ** 2 } = options;
  if (!response.ok) {
    await response.body?.cancel();
    throw new FetchError(url, `answered ${response.status}`);
  }
  const type = response.headers.get("content-type") ?? "";
  if (/^(text\/html|image\/|audio\/|video\/|application\/(pdf|zip|gzip))/i.test(type)) {
    await response.body?.cancel();
    throw new FetchError(url, `answered with ${type.split(";")[0]}, which is no OpenAPI document`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new FetchError(url, `answered with more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new FetchError(url, "answered with what is no text in UTF-8");
  }
}

function explain(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === "object" && cause !== null ? Reflect.get(cause, "code") : undefined;
  return `could not be reached${typeof code === "string" ? ` (${code})` : ""}`;
}
