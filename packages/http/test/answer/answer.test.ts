import { describe, expect, it } from "vitest";
import { createMiddleware, InputError, type ParseError, unwrap } from "../../src/index.ts";
import { answerWith, expectParseError } from "../support/answered-client.ts";
import { rejectionOf } from "../support/fake-fetch.ts";

const thing = { thing_id: "x" };
const PATH = "/things/{thing_id}";
const JSON_TYPE = "application/json";

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
it("refuses input before anything is sent", async () => {
  const error = await rejectionOf(answerWith("{}", 200).getThing({}));
  expect(InputError.is(error)).toBe(true);
});
