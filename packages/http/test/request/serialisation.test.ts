import { describe, expect, it } from "vitest";
import type { AnyResult } from "../../src/answer/result.ts";
import {
  apiKey,
  createProviderClient,
  defineDescriptor,
  formBody,
  HttpError,
  keyedHeaders,
  NetworkError,
  styledQuery,
  unwrap,
} from "../../src/index.ts";
import { answerJson, createFakeFetch, rejectionOf } from "../support/fake-fetch.ts";

const shared = { authenticated: true, responses: { 200: "json" } } as const;

const umbrella = defineDescriptor({
  provider: "umbrella",
  servers: { production: "https://umbrella.test" },
  authentication: { strategy: "api-key", header: "Api-Key" },
  operations: {
    search: {
      ...shared,
      method: "GET",
      path: "/search",
      retry: "safe",
      query: ["ids", "tags", "bars", "filter", "plain"],
      queryStyles: { ids: "comma", tags: "space", bars: "pipe", filter: "deep-object" },
    },
    pay: {
      ...shared,
      method: "POST",
      path: "/payments",
      retry: "keyed",
      header: ["Idempotency-Key"],
      idempotencyKey: "Idempotency-Key",
      body: "application/json",
    },
    upload: { ...shared, method: "POST", path: "/files", retry: "never", body: "multipart/form-data" },
  },
});

type Method = (input?: unknown, options?: object) => Promise<AnyResult>;
type UmbrellaClient = Record<keyof (typeof umbrella)["operations"], Method>;

function setUp(fetch: typeof globalThis.fetch): UmbrellaClient {
  const authentication = apiKey(umbrella.authentication, "umbrella-key");
  const strategies = { authentication, parts: [styledQuery, keyedHeaders, formBody] };
  return createProviderClient(umbrella, { fetch }, strategies, { random: () => 0 });
}

describe("a query parameter with a style", () => {
  it.each([
    [{ ids: ["a,b", "c d"] }, "ids=a%2Cb,c%20d"],
    [{ tags: ["a", "b"] }, "tags=a%20b"],
    [{ bars: ["a", "b|c"] }, "bars=a%7Cb%7Cc"],
    [{ ids: "one" }, "ids=one"],
    [{ filter: { name: "x&y", from: 3, gone: undefined } }, "filter%5Bname%5D=x%26y&filter%5Bfrom%5D=3"],
    [{ plain: ["a", "b"], ids: [1, 2] }, "ids=1,2&plain=a&plain=b"],
    [{ ids: undefined }, ""],
  ])("is written as the contract says: %j", async (input, expected) => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    await setUp(fetch).search(input);
    expect(new URL(sent[0]?.url ?? "").search.slice(1)).toBe(expected);
  });

  it.each([
    ["filter", { deep: { er: 1 } }],
    ["filter", "text"],
    ["filter", ["a"]],
    ["ids", [{}]],
    ["ids", [null]],
    ["tags", new Date(0)],
  ])("refuses what has no such form: %s %j", async (parameter, value) => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const error = await rejectionOf(setUp(fetch).search({ [parameter]: value }));
    expect(error).toMatchObject({ name: "InputError", parameter });
    expect(sent).toEqual([]);
  });
});

describe("an idempotency key", () => {
  it("is made for each call, and is the same over its attempts", async () => {
    const { fetch, sent } = createFakeFetch((_, index) => answerJson({}, { status: index < 2 ? 503 : 200 }));
    const client = setUp(fetch);
    const first = await client.pay({ body: {} });
    const second = await client.pay({ body: {} });
    const keys = sent.map(({ headers }) => headers.get("idempotency-key"));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys).toEqual([keys[0], keys[0], keys[0], keys[3]]);
    expect(keys[3]).not.toBe(keys[0]);
    expect([first.meta.idempotencyKey, second.meta.idempotencyKey]).toEqual([keys[0], keys[3]]);
  });

  it("is the caller's, where there is one", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    await setUp(fetch).pay({ body: {}, "Idempotency-Key": "mine" });
    expect(sent[0]?.headers.get("idempotency-key")).toBe("mine");
  });

  it("is told by every error, so that the call can be made again", async () => {
    const failing = createFakeFetch(() => answerJson({}, { status: 409 }));
    const refused = await rejectionOf(setUp(failing.fetch).pay({ body: {} }).then(unwrap));
    const broken = createFakeFetch(() => Promise.reject(new TypeError("fetch failed")));
    const lost = await rejectionOf(setUp(broken.fetch).pay({ body: {} }));
    expect([HttpError.is(refused), NetworkError.is(lost)]).toEqual([true, true]);
    expect(refused).toMatchObject({ idempotencyKey: failing.sent[0]?.headers.get("idempotency-key") });
    expect(lost).toMatchObject({ idempotencyKey: broken.sent[0]?.headers.get("idempotency-key") });
  });
});

describe("a multipart body", () => {
  async function upload(body: object): Promise<FormData> {
    let received: FormData | undefined;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      received = await new Request(input, init ?? {}).formData();
      return answerJson({});
    };
    await setUp(fetch).upload({ body });
    return received as FormData;
  }

  it("is made of an object's members", async () => {
    const file = new File(["content"], "a.txt", { type: "text/plain" });
    const bytes = new Uint8Array([1, 2, 3]);
    const form = await upload({
      text: "é",
      count: 3,
      gone: undefined,
      tags: ["a", "b"],
      file,
      bytes,
      about: { a: 1 },
    });
    expect([form.get("text"), form.get("count"), form.getAll("tags"), form.has("gone")]).toEqual([
      "é",
      "3",
      ["a", "b"],
      false,
    ]);
    const [sentFile, sentBytes, about] = ["file", "bytes", "about"].map((name) => form.get(name) as File);
    expect([sentFile?.name, await sentFile?.text()]).toEqual(["a.txt", "content"]);
    expect(new Uint8Array((await sentBytes?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
    expect([about?.type, await about?.text()]).toEqual(["application/json", '{"a":1}']);
  });

  it.each([[null], [Number.NaN], [() => 1], [Symbol("x")], [new Map()], [["a", null]]])(
    "refuses what cannot be part of it",
    async (value) => {
      const { fetch, sent } = createFakeFetch(() => answerJson({}));
      const error = await rejectionOf(setUp(fetch).upload({ body: { value } }));
      expect(error).toMatchObject({ name: "InputError", parameter: "body.value" });
      expect(sent).toEqual([]);
    },
  );
});
