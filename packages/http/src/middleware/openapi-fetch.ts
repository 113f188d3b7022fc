import createClient, { type Middleware } from "openapi-fetch";
import { readRequestId } from "../answer/meta.ts";
import type { HttpMethod } from "../descriptor/descriptor.ts";
import type { RequestParts } from "../request/request-parts.ts";
import type { Answer, Outgoing } from "../send/attempt.ts";

export type { Middleware };

/** Takes openapi-fetch's middleware, which sees every request before its credential is set. */
export interface MiddlewareHost {
  /** Adds middleware, to run in this order on requests and in the opposite one on answers. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware out again. */
  eject(...middleware: Middleware[]): void;
}

/** One request for openapi-fetch to build, run through its middleware and hand to `send`. */
interface CoreRequest {
  readonly params: Omit<RequestParts, "body">;
  /** Already written in its media type. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly querySerializer: (values: Readonly<Record<string, unknown>>) => string;
}

/** What this package uses of openapi-fetch; nothing else imports it. */
export interface Core extends MiddlewareHost {
  /** Whether middleware takes part: it knows of no signal, and must be watched over. */
  isObserved(): boolean;
  request(
    method: HttpMethod,
    path: string,
    request: CoreRequest,
    send: (outgoing: Outgoing) => Promise<Answer>,
  ): Promise<Answer>;
}

/** openapi-fetch's client, before its types. */
interface Untyped {
  request(method: string, path: string, init: object): Promise<{ error?: unknown; response: Response }>;
}

/** Stands in for a `Request` where no middleware asks for one: building a real one costs more than all else. */
class Draft implements Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;

  constructor(url: string, { method, headers, body }: Omit<Outgoing, "url">) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}

/** Keeps openapi-fetch from reading an answer that is read already. */
const EMPTY = { ok: true, status: 204, headers: { get: () => null } };

/** Prepares openapi-fetch for one server. */
export function createCore(baseUrl: string): Core {
  const observers = new Set<Middleware>();
  const client = createClient({
    baseUrl,
    Request: Draft as never,
    // The values are checked by now, and are written in one way.
    pathSerializer: (url, values) =>
      url.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(values[name]))),
    bodySerializer: (body) => body,
  });
  const { request: call } = client as unknown as Untyped;
  return {
    isObserved: () => observers.size > 0,
    async request(method, path, request, send) {
      if (!observers.size) {
        // Waited for outside: openapi-fetch takes a rejection with nothing for no rejection.
        let answer: Promise<Answer> | undefined;
        const fetch = (outgoing: Outgoing) => {
          answer = send(outgoing);
          return EMPTY;
        };
        await call(method, path, { ...request, fetch });
        return answer as unknown as Promise<Answer>;
      }
      let answer: Answer | undefined;
      const fetch = async (built: Request) => {
        answer = await send(await toOutgoing(built));
        answer = { ...answer, response: toResponse(answer) };
        return answer.response;
      };
      const options = { ...request, Request, parseAs: "stream", redirect: "manual", fetch };
      const { error, response } = await call(method, path, options);
      return answer?.response === response ? answer : readReplaced(response, error);
    },
    use(...middleware) {
      client.use(...middleware);
      for (const each of middleware) observers.add(each);
    },
    eject(...middleware) {
      client.eject(...middleware);
      for (const each of middleware) observers.delete(each);
    },
  };
}

async function toOutgoing(request: Request): Promise<Outgoing> {
  const { url, method, headers, body } = request;
  return { url, method, headers: new Headers(headers), body: body ? await request.arrayBuffer() : undefined };
}

/** Rebuilds an answer around its bytes, for middleware to read as often as it likes. */
function toResponse({ response, bytes }: Answer): Response {
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

/** Reads an answer that middleware put in place of the provider's; of a failure, openapi-fetch has read it. */
async function readReplaced(response: Response, error: unknown): Promise<Answer> {
  const requestId = readRequestId(response.headers);
  if (response.ok) return { response, requestId, bytes: new Uint8Array(await response.arrayBuffer()) };
  const text = typeof error === "string" ? error : (JSON.stringify(error) ?? "");
  return { response, requestId, bytes: new TextEncoder().encode(text) };
}
