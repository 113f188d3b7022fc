/** What a fake fetch saw of one request. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal;
}

export interface FakeFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly sent: SentRequest[];
}

/** A fetch that records each request and answers it by `handle`. */
export function createFakeFetch(
  handle: (request: SentRequest, index: number) => Response | Promise<Response>,
): FakeFetch {
  const sent: SentRequest[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { signal: _, ...rest } = init ?? {};
    const request = new Request(input, rest);
    const { url, method, headers, redirect } = request;
    if (!init?.signal) throw new Error("a transport passes its signal in the init");
    const record = { url, method, headers, redirect, body: await request.text(), signal: init.signal };
    sent.push(record);
    return handle(record, sent.length - 1);
  };
  return { fetch, sent };
}

export function answerJson(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  return new Response(JSON.stringify(body), { ...init, headers });
}

/** Never answers, and ignores its signal: a fetch that only an own timer ends. */
export function neverAnswer(): Promise<Response> {
  return new Promise(() => {});
}

/** What a promise rejects with; an error of its own when it does not. */
export async function rejectionOf(work: Promise<unknown>): Promise<unknown> {
  const outcome = await work.then(
    () => ({ error: new Error("it did not reject") }),
    (error: unknown) => ({ error }),
  );
  return outcome.error;
}
