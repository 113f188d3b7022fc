import { describe, expect, it } from "vitest";
import { readRetryAfter } from "../../src/answer/meta.ts";
import {
  createMiddleware,
  HttpError,
  InputError,
  type MiddlewareChain,
  ParseError,
  unwrap,
} from "../../src/index.ts";
import { answerJson, createFakeFetch, rejectionOf } from "../support/fake-fetch.ts";
import { createAcmeClient } from "../support/fixtures.ts";

function answerWith(
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

const thing = { thing_id: "x" };
const params = { path: thing };
const PATH = "/things/{thing_id}";
const JSON_TYPE = "application/json";

async function expectParseError(work: Promise<unknown>, status: number, code: string, secret = "zz") {
  const error = await rejectionOf(work);
  expect(ParseError.is(error)).toBe(true);
  expect(error).toMatchObject({ status, code, attempts: 1, operation: expect.stringMatching(/^\//) });
  expect(String((error as Error).stack)).not.toContain(secret);
  return error;
}

describe("a documented success", () => {
  it.each(["application/json", "application/json; charset=utf-8", "application/hal+json", "text/json"])(
    "is parsed when it is %s",
    async (type) => {
      const result = await answerWith('{"a":[1,null]}', 200, type).getThing(thing);
      expect(result).toMatchObject({ ok: true, status: 200, data: { a: [1, null] } });
      expect(result).not.toHaveProperty("error");
    },
  );

  it.each([[undefined], ["text/plain"], ["text/plain;charset=UTF-8"], [""]])(
    "is parsed when its media type is %j and it is JSON",
    async (type) => {
      expect(await answerWith("\ufeff[1]", 200, type).getThing(thing)).toMatchObject({ data: [1] });
    },
  );

  it.each([
    ["HTML", "<p>zz</p>", "text/html"],
    ["JSON called HTML", '{"zz":1}', "text/html"],
    ["cut JSON", '{"zz":', JSON_TYPE],
    ["an empty body", "", JSON_TYPE],
    ["white space", "  \n", JSON_TYPE],
    ["text", "zz", "text/plain"],
    ["text without a media type", "zz", undefined],
  ])("is refused when it is %s", async (_, body, type) => {
    const error = await expectParseError(answerWith(body, 200, type).getThing(thing), 200, "unparsable-body");
    expect((error as ParseError).contentType).toBe(type);
  });

  it("keeps falsy data apart from failure", async () => {
    for (const body of ["null", "0", "false", '""']) {
      const result = await answerWith(body, 200, JSON_TYPE).getThing(thing);
      expect(result).toMatchObject({ ok: true, data: JSON.parse(body) });
    }
  });

  it("keeps __proto__ an own name", async () => {
    const result = await answerWith('{"__proto__":{"polluted":1}}', 200, JSON_TYPE).getThing(thing);
    expect(Object.keys(unwrap(result) as object)).toEqual(["__proto__"]);
    expect({}).not.toHaveProperty("polluted");
  });

  it("has no data where the contract says none", async () => {
    const result = await answerWith(null, 204).createThing({ body: {} });
    expect(result).toMatchObject({ ok: true, status: 204, data: undefined });
  });

  it("is a Blob where the contract says neither JSON nor nothing", async () => {
    const client = answerWith(new Uint8Array([0, 255, 1]), 200, "application/pdf");
    const data = unwrap(await client.downloadFile({ folder: "a", file: "b" })) as Blob;
    expect(data.type).toBe("application/pdf");
    expect([...new Uint8Array(await data.arrayBuffer())]).toEqual([0, 255, 1]);
  });

  it("is not read for HEAD", async () => {
    const result = await answerWith(null, 200, JSON_TYPE).probeStatus();
    expect(result).toMatchObject({ ok: true, data: undefined });
  });

  it("comes with the response, whose body is read", async () => {
    const { response } = await answerWith('{"a":1}', 200, JSON_TYPE).getThing(thing);
    expect({ status: response.status, isRead: response.bodyUsed }).toEqual({ status: 200, isRead: true });
  });

  it("comes with a response to be read again where middleware sees it", async () => {
    const middleware = createMiddleware({
      onResponse: async ({ response }) => void (await response.clone().text()),
    });
    const client = answerWith('{"a":1}', 200, JSON_TYPE, { middleware });
    expect(await (await client.getThing(thing)).response.json()).toEqual({ a: 1 });
  });
});

describe("an undocumented success", () => {
  it.each([
    [201, "{}"],
    [204, null],
    [299, '{"zz":1}'],
  ])("is refused: %i", async (status, body) => {
    await expectParseError(
      answerWith(body, status, JSON_TYPE).getThing(thing),
      status,
      "undocumented-status",
    );
  });
});

describe("a documented failure", () => {
  it("is a result, with its body and code", async () => {
    const result = await answerWith('{"error":{"code":"missing"}}', 404, JSON_TYPE).getThing(thing);
    expect(result).toMatchObject({
      ok: false,
      status: 404,
      error: { error: { code: "missing" } },
      meta: { code: "missing", provider: "acme", operation: PATH, method: "GET", attempts: 1 },
    });
    expect(result).not.toHaveProperty("data");
  });

  it.each([
    ["HTML", "<p>zz</p>", "text/html"],
    ["cut JSON", '{"zz":', JSON_TYPE],
    ["nothing", "", JSON_TYPE],
  ])("is refused when it should be JSON and is %s", async (_, body, type) => {
    await expectParseError(answerWith(body, 404, type).getThing(thing), 404, "unparsable-body");
  });

  it("may be a string, a number or null in JSON", async () => {
    for (const body of ['"text"', "5", "null"]) {
      const result = await answerWith(body, 404, JSON_TYPE).getThing(thing);
      expect(result).toMatchObject({ ok: false, error: JSON.parse(body) });
    }
  });

  it("has no error body where the contract says none, and text where it says other", async () => {
    expect(await answerWith("zz", 410).getThing(thing)).toMatchObject({ ok: false, error: undefined });
    expect(await answerWith("5", 415, JSON_TYPE).getThing(thing)).toMatchObject({ ok: false, error: "5" });
  });

  it.each([
    '{"error":{"code":"a b"}}',
    '{"error":{"code":""}}',
    `{"error":{"code":"${"x".repeat(65)}"}}`,
    '{"error":{"code":{"x":1}}}',
    '{"error":{"code":true}}',
    '{"error":null}',
    "null",
    "[]",
  ])("has no code when the body is %s", async (body) => {
    const result = await answerWith(body, 404, JSON_TYPE).getThing(thing);
    expect(result.meta).not.toHaveProperty("code");
  });

  it("has a number's code as text", async () => {
    const result = await answerWith('{"error":{"code":42}}', 404, JSON_TYPE).getThing(thing);
    expect(result.meta.code).toBe("42");
  });
});

describe("an undocumented failure", () => {
  it.each([
    ["JSON", '{"a":1}', JSON_TYPE, { a: 1 }],
    ["a JSON string", '"text"', JSON_TYPE, "text"],
    ["JSON null", "null", JSON_TYPE, null],
    ["JSON without a media type", '{"a":1}', undefined, { a: 1 }],
    ["HTML", "<p>down</p>", "text/html", "<p>down</p>"],
    ["JSON called HTML", "5", "text/html", "5"],
    ["cut JSON", '{"a":', JSON_TYPE, '{"a":'],
    ["nothing", "", JSON_TYPE, undefined],
    ["long text", "x".repeat(5_000), "text/plain", "x".repeat(2_000)],
  ])("keeps %s", async (_, body, type, error) => {
    const result = await answerWith(body, 503, type).getThing(thing);
    expect(result).toMatchObject({ ok: false, status: 503 });
    expect(result.ok ? undefined : result.error).toEqual(error);
  });

  it("is what a 304 is", async () => {
    expect(await answerWith(null, 304).getThing(thing)).toMatchObject({ ok: false, status: 304 });
  });
});

describe("meta", () => {
  const NOW = Date.parse("2026-01-01T00:00:00Z");
  it.each([
    [{ "retry-after": "7" }, 7_000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "1.5" }, 1_500],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" }, 30_000],
    [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
    [{ "retry-after": "2027" }, 2_027_000],
    [{ "retry-after-ms": "250", "retry-after": "7" }, 250],
    [{ "retry-after-ms": "0", "retry-after": "7" }, 0],
    [{ "retry-after-ms": "soon", "retry-after": "7" }, 7_000],
    [{ "retry-after": "-1" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "2026-01-01" }, undefined],
    [{ "retry-after": "nonsense GMT" }, undefined],
    [{ "retry-after": "9".repeat(400) }, undefined],
    [{ "retry-after": "" }, undefined],
    [{}, undefined],
  ])("reads how long to wait from %j", (headers, milliseconds) => {
    expect(readRetryAfter(new Headers(headers as Record<string, string>), NOW)).toBe(milliseconds);
  });

  it.each(["x-request-id", "request-id", "x-correlation-id", "cf-ray"])(
    "has the id from %s",
    async (name) => {
      const { fetch } = createFakeFetch(() =>
        answerJson({}, { status: 404, headers: { [name]: "id-1", "retry-after": "2" } }),
      );
      const result = await createAcmeClient({ fetch }).getThing(thing);
      expect(result.meta).toEqual({
        provider: "acme",
        operation: PATH,
        method: "GET",
        attempts: 1,
        requestId: "id-1",
        retryAfterMs: 2_000,
      });
    },
  );

  it("takes no id that does not look like one", async () => {
    const { fetch } = createFakeFetch(() => answerJson({}, { headers: { "x-request-id": "<b>zz</b>" } }));
    expect((await createAcmeClient({ fetch }).getThing(thing)).meta).not.toHaveProperty("requestId");
  });
});

describe("unwrap", () => {
  it("gives the data, or throws what the provider answered", async () => {
    expect(unwrap(await answerWith("null", 200, JSON_TYPE).getThing(thing))).toBeNull();
    const failure = await answerWith('{"error":{"code":"missing"}}', 404, JSON_TYPE).getThing(thing);
    let thrown: unknown;
    try {
      unwrap(failure);
    } catch (error) {
      thrown = error;
    }
    expect(HttpError.is(thrown)).toBe(true);
    expect(thrown).toMatchObject({ status: 404, code: "missing", attempts: 1 });
    expect((thrown as HttpError).message).toBe("acme GET /things/{thing_id} answered 404");
    expect((thrown as HttpError).body).toEqual({ error: { code: "missing" } });
    expect(Object.keys(thrown as object)).not.toContain("body");
  });
});

describe("an answer by path", () => {
  it("has data and a response, or an error and a response", async () => {
    const success = await answerWith('{"a":1}', 200, JSON_TYPE).GET(PATH, { params });
    expect(success).toMatchObject({ data: { a: 1 }, response: { status: 200 } });
    expect(success).not.toHaveProperty("error");
    const failure = await answerWith('{"a":1}', 404, JSON_TYPE).GET(PATH, { params });
    expect(failure).toMatchObject({ error: { a: 1 }, response: { status: 404 } });
    expect(failure).not.toHaveProperty("data");
  });

  it("reads a success as asked", async () => {
    const client = () => answerWith("[1]", 200, JSON_TYPE);
    const { data: text } = await client().GET(PATH, { params, parseAs: "text" });
    const { data: blob } = await client().GET(PATH, { params, parseAs: "blob" });
    const { data: buffer } = await client().GET(PATH, { params, parseAs: "arrayBuffer" });
    const { data: stream } = await client().GET(PATH, { params, parseAs: "stream" });
    expect(text).toBe("[1]");
    expect(await (blob as Blob).text()).toBe("[1]");
    expect((blob as Blob).type).toBe(JSON_TYPE);
    expect(new TextDecoder().decode(buffer as ArrayBuffer)).toBe("[1]");
    expect(await new Response(stream as ReadableStream).text()).toBe("[1]");
  });

  it("throws a ParseError for a success that is no JSON, and quotes nothing", async () => {
    await expectParseError(
      answerWith("<p>zz</p>", 200, "text/html").GET(PATH, { params }),
      200,
      "unparsable-body",
    );
  });

  it("has no data for an empty success", async () => {
    expect((await answerWith("", 200).GET(PATH, { params })).data).toBeUndefined();
    expect((await answerWith(null, 204).GET(PATH, { params })).data).toBeUndefined();
    expect((await answerWith(null, 200).HEAD("/status")).data).toBeUndefined();
  });

  it("gives an error's text as it is", async () => {
    const { error } = await answerWith("<p>down</p>", 502, "text/html").GET(PATH, { params });
    expect(error).toBe("<p>down</p>");
  });
});

it("refuses input before anything is sent", async () => {
  const error = await rejectionOf(answerWith("{}", 200).getThing({}));
  expect(InputError.is(error)).toBe(true);
});
