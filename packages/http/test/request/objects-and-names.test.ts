import { describe, expect, it } from "vitest";
import type { AnyResult } from "../../src/answer/result.ts";
import type { PathMethod } from "../../src/client/path-method.ts";
import {
  anyMedia,
  createMiddleware,
  createProviderClient,
  defineDescriptor,
  formBody,
  keyedHeaders,
  type MiddlewareChain,
  objectQuery,
  pathParameters,
  renamedInput,
} from "../../src/index.ts";
import { answerJson, createFakeFetch, rejectionOf } from "../support/fake-fetch.ts";

const vandelay = defineDescriptor({
  provider: "vandelay",
  servers: { production: "https://vandelay.test" },
  authentication: { strategy: "none" },
  operations: {
    search: {
      method: "GET",
      path: "/search",
      authenticated: false,
      retry: "safe",
      query: ["where", "extra", "ids", "deep", "plain"],
      queryStyles: { where: "json", extra: "members", ids: "comma", deep: "deep-object" },
      accept: "application/vnd.vandelay+json",
      responses: { 200: "json" },
    },
    sendThing: {
      method: "POST",
      path: "/{id}/{body}",
      authenticated: false,
      retry: "keyed",
      query: ["id", "__proto__"],
      header: ["id", "Idempotency-Key"],
      idempotencyKey: "Idempotency-Key",
      body: "application/octet-stream",
      renamed: {
        query_id: { in: "query", name: "id" },
        header_id: { in: "header", name: "id" },
        path_body: { in: "path", name: "body" },
      },
      responses: { 200: "json" },
    },
  },
});

type Method = (input?: unknown, options?: object) => Promise<AnyResult>;
type VandelayClient = Record<keyof (typeof vandelay)["operations"], Method> & { POST: PathMethod };

function setUp(middleware?: MiddlewareChain) {
  const { fetch, sent } = createFakeFetch(() => answerJson({}));
  const parts = [pathParameters, objectQuery, keyedHeaders, formBody];
  const client: VandelayClient = createProviderClient(
    vandelay,
    { fetch, ...(middleware && { middleware }) },
    { parts, answers: anyMedia, input: renamedInput },
  );
  return { client, sent };
}

describe("a query parameter that takes objects", () => {
  it.each([
    [{ where: { a: [1, "x&y"], b: null } }, `where=${encodeURIComponent('{"a":[1,"x&y"],"b":null}')}`],
    [{ where: "text" }, "where=%22text%22"],
    [{ where: null }, "where=null"],
    [{ extra: { "a b": 1, list: ["x", "y"], gone: undefined } }, "a%20b=1&list=x&list=y"],
    [{ extra: [1, 2] }, "extra=1&extra=2"],
    [{ extra: "one" }, "extra=one"],
    [{ extra: {} }, ""],
    [{ ids: [1, 2], deep: { a: 1 }, plain: ["x", "y"] }, "ids=1,2&deep%5Ba%5D=1&plain=x&plain=y"],
    [{ where: undefined, extra: undefined }, ""],
  ])("is written as the contract says: %j", async (input, expected) => {
    const { client, sent } = setUp();
    await client.search(input);
    expect(new URL(sent[0]?.url ?? "").search.slice(1)).toBe(expected);
  });

  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const refused: [string, unknown][] = [
    ["where", circular],
    ["where", () => "zz"],
    ["where", 1n],
    ["extra", { zz: { zz: 1 } }],
    ["extra", { zz: "\ud800" }],
    ["extra", { zz: null }],
    ["extra", null],
    ["deep", { zz: { zz: 1 } }],
  ];
  it.each(refused)("refuses what has no such form, row %#: %s", async (name, value) => {
    const { client, sent } = setUp();
    const error = await rejectionOf(client.search({ [name]: value }));
    expect(error).toMatchObject({ name: "InputError", parameter: name });
    expect(String(error)).not.toContain("zz");
    expect(sent).toEqual([]);
  });

  it("is asked for in the media types that the contract names", async () => {
    const { client, sent } = setUp();
    await client.search();
    expect(sent[0]?.headers.get("accept")).toBe("application/vnd.vandelay+json");
  });
});

describe("input whose members are renamed", () => {
  it("goes to its place under its own name, and the plain name to the place that kept it", async () => {
    const shown: unknown[] = [];
    const { client, sent } = setUp(createMiddleware({ onRequest: ({ params }) => void shown.push(params) }));
    const body = new Uint8Array([104, 105]);
    const names = { id: "p", query_id: "q", header_id: "h", path_body: "b", "Idempotency-Key": "k" };
    const result = await client.sendThing({ ...names, body });
    expect(result.meta.idempotencyKey).toBe("k");
    expect(sent[0]).toMatchObject({ url: "https://vandelay.test/p/b?id=q", body: "hi" });
    expect(sent[0]?.headers.get("id")).toBe("h");
    expect(sent[0]?.headers.get("content-type")).toBe("application/octet-stream");
    expect(shown).toEqual([
      { path: { id: "p", body: "b" }, query: { id: "q" }, header: { id: "h", "Idempotency-Key": "k" } },
    ]);
  });

  it("is only the flat one: a call by path names places", async () => {
    const { client, sent } = setUp();
    const params = { path: { id: "p", body: "b" }, query: { id: "q" }, header: { id: "h" } };
    await client.POST("/{id}/{body}", { params, body: "hi" });
    expect(sent[0]).toMatchObject({ url: "https://vandelay.test/p/b?id=q", body: "hi" });
    expect(sent[0]?.headers.get("id")).toBe("h");
    const error = await rejectionOf(
      client.POST("/{id}/{body}", { params: { ...params, query: { query_id: "q" } }, body: "hi" }),
    );
    expect(error).toMatchObject({ name: "InputError", parameter: "query_id" });
  });

  it.each(["nothing", "__proto__x", "constructor", "in"])("refuses the unknown name %s", async (name) => {
    const { client, sent } = setUp();
    const error = await rejectionOf(client.sendThing({ id: "p", path_body: "b", body: "hi", [name]: "zz" }));
    expect(error).toMatchObject({ name: "InputError", parameter: name });
    expect(sent).toEqual([]);
  });

  it("needs the renamed one where the contract does", async () => {
    const { client, sent } = setUp();
    const error = await rejectionOf(client.sendThing({ id: "p", body: "hi" }));
    expect(error).toMatchObject({ name: "InputError", parameter: "body" });
    expect(sent).toEqual([]);
  });
});
