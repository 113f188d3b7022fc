import { expect } from "vitest";
import { type MiddlewareChain, ParseError } from "../../src/index.ts";
import { createFakeFetch, rejectionOf } from "./fake-fetch.ts";
import { createAcmeClient } from "./fixtures.ts";

/** A client that is answered this, whatever it asks. */
export function answerWith(
  body: BodyInit | null,
  status: number,
  contentType?: string,
  options: { readonly middleware?: MiddlewareChain } = {},
) {
  return createAcmeClient({
    ...options,
    fetch: createFakeFetch(() => {
      const response = new Response(body, { status });
      response.headers.delete("content-type");
      if (contentType) response.headers.set("content-type", contentType);
      return response;
    }).fetch,
  });
}

/** Expects a ParseError of this status and code which does not tell the secret. */
export async function expectParseError(work: Promise<unknown>, status: number, code: string, secret = "zz") {
  const error = await rejectionOf(work);
  expect(ParseError.is(error)).toBe(true);
  expect(error).toMatchObject({ status, code, attempts: 1, operation: expect.stringMatching(/^\//) });
  expect(String((error as Error).stack)).not.toContain(secret);
  return error;
}
