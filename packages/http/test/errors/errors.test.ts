import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { AnyResult } from "../../src/answer/result.ts";
import * as http from "../../src/index.ts";
import {
  type ClientOptions,
  ConfigError,
  HttpError,
  InputError,
  NetworkError,
  PaginationError,
  ParseError,
  RedirectError,
  TimeoutError,
  TooLargeError,
  TributaryError,
  unwrap,
} from "../../src/index.ts";
import { answerJson, createFakeFetch, neverAnswer, rejectionOf } from "../support/fake-fetch.ts";
import { createAcmeClient, createGlobexClient } from "../support/fixtures.ts";
import { createSoylentClient } from "../support/several-schemes.ts";

/** The transport's default. */
const MAX_BYTES = 10 * 2 ** 20;

/** In every place a secret can be: credential, path, query, header, body, answer, platform error. */
const SECRET = "hush-zz";

type Handle = Parameters<typeof createFakeFetch>[0];

const headers = { "x-own": SECRET };

/** Calls with a key in a header; with credentials in the URL, in cookies and in two headers. */
const calls: readonly ((options: ClientOptions) => Promise<AnyResult>)[] = [
  (options) =>
    createAcmeClient({ ...options, apiKey: SECRET }).getThing(
      { thing_id: SECRET, limit: SECRET, "X-Trace": SECRET },
      { headers },
    ),
  (options) => {
    const keys = { apiKey: SECRET, secret: SECRET, session: SECRET, other: SECRET };
    const client = createSoylentClient({ ...options, ...keys, username: SECRET, password: SECRET });
    return client.getAll({ id: SECRET, limit: SECRET }, { headers });
  },
];

/** Makes both calls, expects the same of them, and gives the error of each. */
async function failWith(handle: Handle, timeout = 10_000): Promise<unknown[]> {
  const { fetch } = createFakeFetch(handle);
  return Promise.all(calls.map((call) => rejectionOf(call({ fetch, timeout, retry: false }).then(unwrap))));
}

const answerHeaders = { location: `https://evil.test/${SECRET}`, "x-other": SECRET, "x-request-id": "id-1" };
const platformError = Object.assign(new TypeError(`fetch of ${SECRET} failed`), {
  code: "ECONNRESET",
  path: `https://acme.test/${SECRET}`,
  cause: new Error(SECRET),
});

const failures = {
  HttpError: () => failWith(() => answerJson({ [SECRET]: SECRET }, { status: 404, headers: answerHeaders })),
  NetworkError: () => failWith(() => Promise.reject(platformError)),
  TimeoutError: () => failWith(neverAnswer, 5),
  ParseError: () => failWith(() => new Response(`{"${SECRET}`, { headers: answerHeaders })),
  TooLargeError: () => failWith(() => new Response(SECRET.padEnd(MAX_BYTES + 1))),
  RedirectError: () => failWith(() => new Response(SECRET, { status: 302, headers: answerHeaders })),
  ConfigError: async () => [
    await rejectionOf(
      (async () => createAcmeClient({ baseUrl: `https://user:${SECRET}@acme.test/${SECRET}?${SECRET}` }))(),
    ),
    await rejectionOf(createSoylentClient({ secret: SECRET }).getAll({ id: SECRET })),
  ],
  InputError: async () => [
    await rejectionOf(createAcmeClient().getThing({ thing_id: `${SECRET}/..` })),
    await rejectionOf(createSoylentClient({ secret: SECRET }).getSecret({ limit: { [SECRET]: SECRET } })),
  ],
  PaginationError: async () => {
    const { fetch } = createFakeFetch(() => answerJson([SECRET]));
    const pages = createGlobexClient({ fetch, token: SECRET }).listItems.pages({ per_page: SECRET });
    return [await rejectionOf(pages.next().then(() => pages.next()))];
  },
} satisfies Record<string, () => Promise<unknown[]>>;

const classes = {
  ConfigError,
  HttpError,
  InputError,
  NetworkError,
  PaginationError,
  ParseError,
  RedirectError,
  TimeoutError,
  TooLargeError,
};

describe("every error", () => {
  it("has its row in these tests", () => {
    const exported = Object.keys(http).filter((name) => name.endsWith("Error") && name !== "TributaryError");
    expect(Object.keys(failures).sort()).toEqual(exported.sort());
    expect(Object.keys(classes).sort()).toEqual(exported.sort());
  });

  it.each(Object.entries(failures))("%s tells no secret", async (name, fail) => {
    for (const error of (await fail()) as TributaryError[]) {
      expect(error).toMatchObject({ name });
      const told = [
        error.message,
        error.stack,
        String(error),
        JSON.stringify(error),
        inspect(error, { showHidden: true, depth: 10 }),
        inspect({ ...error }, { showHidden: true, depth: 10 }),
        inspect(error.cause, { showHidden: true, depth: 10 }),
      ].join("\n");
      expect(told).not.toContain(SECRET);
      expect(told).not.toContain("evil");
    }
  });

  it.each(Object.entries(failures))("%s knows its own class and no other", async (name, fail) => {
    for (const error of await fail()) {
      expect(TributaryError.is(error)).toBe(true);
      const matching = Object.entries(classes).filter(([, one]) => one.is(error));
      expect(matching.map(([matched]) => matched)).toEqual([name]);
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).stack?.startsWith(`${name}: `)).toBe(true);
      expect(error).toMatchObject({ provider: expect.stringMatching(/^(acme|globex|soylent)$/) });
    }
  });
});

describe("is", () => {
  it("knows errors of another copy of this package", () => {
    const marker = Symbol.for("@tributary/http");
    const copy = Object.assign(new Error("of a copy"), { name: "HttpError", [marker]: true });
    expect(TributaryError.is(copy)).toBe(true);
    expect(HttpError.is(copy)).toBe(true);
    expect(TimeoutError.is(copy)).toBe(false);
  });

  it.each([undefined, null, "HttpError", 5, {}, new Error("x"), { name: "HttpError" }])(
    "refuses %j",
    (value) => {
      expect(TributaryError.is(value)).toBe(false);
      expect(HttpError.is(value)).toBe(false);
    },
  );

  it("works apart from its class, and knows subclasses", async () => {
    class OwnError extends HttpError {}
    const own = new OwnError(
      { provider: "acme", operation: "/", method: "GET", attempts: 1 },
      404,
      undefined,
    );
    expect([own, new Error("x")].filter(HttpError.is)).toEqual([own]);
  });
});

it("has the fields of the call it belongs to", async () => {
  const [error] = await failures.HttpError();
  expect(error).toMatchObject({
    provider: "acme",
    operation: "/things/{thing_id}",
    method: "GET",
    status: 404,
    requestId: "id-1",
    attempts: 1,
  });
});
