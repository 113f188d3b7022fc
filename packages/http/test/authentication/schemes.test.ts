import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  ConfigError,
  type Credential,
  createMiddleware,
  type SchemeAuthentication,
} from "../../src/index.ts";
import { answerJson, createFakeFetch, rejectionOf } from "../support/fake-fetch.ts";
import { createOnlyClient, createSoylentClient } from "../support/several-schemes.ts";

const all = {
  apiKey: "zz-key",
  secret: "zz secret&?#é",
  session: "zz-session",
  other: "zz-other",
  username: "zz-name",
  password: "zz:pass wörd",
} as const;

describe("several security schemes", () => {
  it("are sent together where an operation asks for them, and each alone where it asks for one", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const soylent = createSoylentClient({ ...all, token: "zz-token", fetch });
    await soylent.getAll({ id: "1", limit: 5 });
    await soylent.getSecret();
    await soylent.getKey();
    await soylent.getToken();
    await soylent.getNothing();
    const bytes = Buffer.from("zz-name:zz:pass wörd", "utf8");
    expect(sent.map(({ url, headers }) => [url, Object.fromEntries(headers)])).toEqual([
      [
        "https://soylent.test/v1/all/1?limit=5&se%20cret=zz%20secret%26%3F%23%C3%A9",
        {
          accept: "application/json",
          "x-key": "zz-key",
          cookie: "sid=zz-session; oid=zz-other",
          authorization: `Basic ${bytes.toString("base64")}`,
        },
      ],
      ["https://soylent.test/v1/secret?se%20cret=zz%20secret%26%3F%23%C3%A9", { accept: "application/json" }],
      ["https://soylent.test/v1/key", { accept: "application/json", "x-key": "zz-key" }],
      ["https://soylent.test/v1/token", { accept: "application/json", authorization: "Bearer zz-token" }],
      ["https://soylent.test/v1/nothing", { accept: "application/json" }],
    ]);
  });

  it("are refused at the call where one was not given, and nothing is sent", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const { session: _, ...others } = all;
    const soylent = createSoylentClient({ ...others, fetch });
    const error = await rejectionOf(soylent.getAll({ id: "1" }));
    expect(error).toMatchObject({
      name: "ConfigError",
      option: "session",
      operation: "/all/{id}",
      attempts: 0,
    });
    expect(sent).toEqual([]);
    expect((await soylent.getKey()).ok).toBe(true);
  });

  it("are read again for each attempt, and put into it afresh", async () => {
    const { fetch, sent } = createFakeFetch((_, index) => answerJson({}, { status: index < 2 ? 503 : 200 }));
    let count = 0;
    const soylent = createSoylentClient({ ...all, secret: async () => `s${++count}`, fetch });
    expect(await soylent.getAll({ id: "1" })).toMatchObject({ ok: true, meta: { attempts: 3 } });
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      "?se%20cret=s1",
      "?se%20cret=s2",
      "?se%20cret=s3",
    ]);
    expect(sent.map(({ headers }) => headers.get("cookie"))).toEqual(
      Array(3).fill("sid=zz-session; oid=zz-other"),
    );
  });

  it.each(["X-Key", "x-key", "Cookie", "AUTHORIZATION"])("keep the header %s from callers", async (name) => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const soylent = createSoylentClient({ ...all, fetch });
    const error = await rejectionOf(soylent.getNothing({}, { headers: { [name]: "zz-own" } }));
    expect(error).toMatchObject({ name: "InputError", parameter: name.toLowerCase() });
    expect(sent).toEqual([]);
  });

  it("pass their functions' errors through, and wait for them no longer than the call may take", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const own = new Error("the vault is sealed");
    const failing = createSoylentClient({ ...all, session: () => Promise.reject(own), fetch });
    expect(await rejectionOf(failing.getAll({ id: "1" }))).toBe(own);
    const hanging = createSoylentClient({ ...all, other: () => new Promise(() => {}), fetch, deadline: 20 });
    expect(await rejectionOf(hanging.getAll({ id: "1" }))).toMatchObject({ name: "TimeoutError" });
    expect(sent).toEqual([]);
  });
});

describe("a key in the query", () => {
  const scheme = { strategy: "query-key", query: "key" } as const;

  it("shows in no response, neither in its URL nor in a copy, and middleware never sees it", async () => {
    const seen: string[] = [];
    const middleware = createMiddleware({
      onRequest({ request }) {
        seen.push(inspect(request, { showHidden: true }));
        // What stands behind a fragment is not sent.
        return new Request(`${request.url}?own=1#fragment`);
      },
      onResponse({ request, response, options }) {
        seen.push(inspect([request, response, options], { showHidden: true, depth: 5 }));
      },
    });
    const answers = [answerJson({}), new Response(null, { status: 204 }), answerJson({}, { status: 400 })];
    const { fetch, sent } = createFakeFetch((request) => {
      const response = answers.shift() ?? answerJson({});
      return Object.defineProperty(response, "url", { value: request.url, configurable: true });
    });
    for (const options of [{}, { middleware }, { middleware }, {}]) {
      const { response } = await createOnlyClient(scheme, "zz-key", { fetch, ...options }).getOnly();
      const copy = response.bodyUsed ? response : response.clone();
      const shown = inspect([response, copy], { showHidden: true, depth: 5 }) + response.url + copy.url;
      expect(shown).not.toContain("zz-key");
      expect(response.url).toMatch(/^https:\/\/only\.test\/only/);
    }
    expect(seen.join()).not.toContain("zz-key");
    expect(sent.map(({ url }) => url)).toEqual([
      "https://only.test/only?key=zz-key",
      "https://only.test/only?own=1&key=zz-key",
      "https://only.test/only?own=1&key=zz-key",
      "https://only.test/only?key=zz-key",
    ]);
  });

  it("leaves an answer as it was: its status, its phrase and its body", async () => {
    const { fetch } = createFakeFetch(() =>
      answerJson({ a: 1 }, { status: 404, statusText: "Not here", headers: { "x-request-id": "id-1" } }),
    );
    const result = await createOnlyClient(scheme, "zz-key", { fetch }).getOnly();
    expect(result).toMatchObject({ ok: false, status: 404, error: { a: 1 }, meta: { requestId: "id-1" } });
    expect(result.response.statusText).toBe("Not here");
  });

  it("follows no redirect, in a browser either", async () => {
    const opaque = Object.defineProperties(new Response(), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    const { fetch } = createFakeFetch(() => opaque);
    const error = await rejectionOf(createOnlyClient(scheme, "zz-key", { fetch }).getOnly());
    expect(error).toMatchObject({ name: "RedirectError" });
  });
});

describe("a credential of each kind", () => {
  const kinds: [scheme: SchemeAuthentication, unusable: unknown[]][] = [
    [{ strategy: "query-key", query: "key" }, ["", "zz\n", "zz\ud800", 7, null]],
    [
      { strategy: "cookie-key", cookie: "sid" },
      ["", "zz zz", "zz;zz", 'zz"', "zz,", "zz\\", "zzé", "zz\r\n", 7],
    ],
    [{ strategy: "basic" }, ["", "zz:zz", "zz\0", "zz\ud800", 7, {}]],
    [{ strategy: "api-key", header: "Authorization" }, ["", " zz", "zz ", "zz  zz", "zz\n", "zzé", 7]],
    [{ strategy: "bearer" }, ["", "zz zz", "zz\n"]],
  ];
  it.each(kinds.flatMap(([scheme, values]) => values.map((value) => [scheme, value] as const)))(
    "of %j is refused, without quoting it: %j",
    async (scheme, value) => {
      const { fetch, sent } = createFakeFetch(() => answerJson({}));
      const refusals = [
        await rejectionOf((async () => createOnlyClient(scheme, value as Credential, { fetch }))()),
        await rejectionOf(createOnlyClient(scheme, (() => value) as Credential, { fetch }).getOnly()),
      ];
      for (const error of refusals) {
        expect(ConfigError.is(error)).toBe(true);
        expect(inspect(error, { showHidden: true })).not.toContain("zz");
      }
      expect(sent).toEqual([]);
    },
  );

  it("may be a scheme and a value for the header Authorization", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const scheme = { strategy: "api-key", header: "Authorization" } as const;
    await createOnlyClient(scheme, "Token token=zz", { fetch }).getOnly();
    expect(sent[0]?.headers.get("authorization")).toBe("Token token=zz");
  });

  it("shows in no inspection of a client", () => {
    const clients = [
      createSoylentClient({ ...all, token: "zz-token" }),
      ...kinds.map(([scheme]) => createOnlyClient(scheme, "zz")),
    ];
    for (const client of clients) {
      expect(inspect(client, { showHidden: true, depth: 10 }) + JSON.stringify(client)).not.toContain("zz");
    }
  });
});
