import createClient, { type Middleware } from "openapi-fetch";
import type { HttpMethod } from "./descriptor.ts";
import { writeQuery } from "./parameter-values.ts";
import type { RequestParts } from "./request-parts.ts";

export type { Middleware };

/** One request for openapi-fetch to build, run through its middleware and hand to `fetch`. */
interface CoreRequest {
  readonly params: Omit<RequestParts, "body">;
  /** Already written in its media type. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** openapi-fetch's answer: a successful body as a stream, any other parsed where it is JSON. */
export interface CoreAnswer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Takes openapi-fetch's middleware, which sees every request before its credential is set. */
export interface MiddlewareHost {
  /** Adds middleware, to run in this order on requests and in the opposite one on answers. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware out again. */
  eject(...middleware: Middleware[]): void;
}

/** What this package uses of openapi-fetch; nothing else imports it. */
export interface Core extends MiddlewareHost {
  request(method: HttpMethod, path: string, request: CoreRequest): Promise<CoreAnswer>;
}

/** Prepares openapi-fetch for one server; it looks at the platform's globals at first use, not before. */
export function createCore(baseUrl: string): Core {
  let client: Core | undefined;
  const open = (): Core => {
    client ??= createClient({
      baseUrl,
      querySerializer: (query) => writeQuery(query as Record<string, unknown>),
      bodySerializer: (body) => body,
    }) as unknown as Core;
    return client;
  };
  return {
    request: (method, path, request) =>
      // A stream keeps openapi-fetch from reading a body that is read already.
      open().request(method, path, { ...request, ...FIXED }),
    use: (...middleware) => open().use(...middleware),
    eject: (...middleware) => open().eject(...middleware),
  };
}

const FIXED = { parseAs: "stream" };
