import { toDocumentAddress } from "./document-address.ts";
import { FetchError } from "./fetch-error.ts";
import { readBody } from "./read-body.ts";

export interface RequestDocumentOptions {
  readonly fetch: typeof fetch;
  readonly maxBytes: number;
  /** Ends the request and the reading of its body. */
  readonly signal: AbortSignal;
}

/** The answer of one attempt. */
export interface RequestedDocument {
  /** Where it came from in the end. */
  readonly url: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** A status worth another attempt, and when. */
export class RetryableStatus extends FetchError {
  readonly retryAfter: string | null;

  constructor(url: string, response: Response) {
    super({ url, problem: "status", status: response.status, detail: describeStatus(response.status) });
    this.retryAfter = response.headers.get("retry-after");
  }
}

const mostRedirects = 5;
const retryable = new Set([408, 425, 429, 500, 502, 503, 504]);
const headers = {
  accept: "application/json, application/yaml, application/x-yaml, text/yaml, text/plain;q=0.5, */*;q=0.1",
  // A compressed body that is cut is read as far as it goes, without a word.
  "accept-encoding": "identity",
};

/** One attempt: follows redirects as far as they stay with the origin, and reads a body that comes with 200. */
export async function requestDocument(
  address: URL,
  { fetch, maxBytes, signal }: RequestDocumentOptions,
): Promise<RequestedDocument> {
  let url = address;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(url, { redirect: "manual", headers, signal });
    try {
      const next = toRedirect(url, response, redirects);
      if (next === undefined) return await readDocument(url.href, response, maxBytes);
      url = next;
    } finally {
      if (!response.bodyUsed) await response.body?.cancel().catch(() => {});
    }
  }
}

function toRedirect(from: URL, response: Response, redirects: number): URL | undefined {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status >= 400 || location === null) return undefined;
  const fail = (detail: string): FetchError =>
    new FetchError({ url: from.href, problem: "redirect", status: response.status, detail });
  const to = URL.parse(location, from);
  if (to === null) throw fail("the server redirects to something that is no URL");
  if (redirects >= mostRedirects) throw fail(`the server redirects more than ${mostRedirects} times`);
  // The target is shown without its query, which may carry a session.
  if (to.origin !== from.origin)
    throw fail(
      `the server redirects to ${to.protocol}//${to.host}${to.pathname}, which is another origin: if the document has moved there, give that address instead; of a provider that is here, in its source.json`,
    );
  return toDocumentAddress(to.href);
}

async function readDocument(url: string, response: Response, maxBytes: number): Promise<RequestedDocument> {
  const { status } = response;
  if (retryable.has(status)) throw new RetryableStatus(url, response);
  if (status !== 200)
    throw new FetchError({ url, problem: "status", status, detail: describeStatus(status) });
  const length = Number(response.headers.get("content-length"));
  if (length > maxBytes) {
    throw new FetchError({
      url,
      problem: "too-large",
      detail: `the answer has ${length} bytes, more than the ${maxBytes} that are read`,
    });
  }
  const bytes = await readBody(response, url, maxBytes);
  return { url, bytes, contentType: response.headers.get("content-type") ?? "" };
}

function describeStatus(status: number): string {
  if (status === 401 || status === 403)
    return `the server answers ${status}: the document is not public, or not from here`;
  if (status === 404 || status === 410) return `the server answers ${status}: there is no document any more`;
  if (status === 429) return "the server answers 429: it is asked too often";
  if (status >= 500) return `the server answers ${status}: it has a problem of its own`;
  return `the server answers ${status} instead of a document`;
}
