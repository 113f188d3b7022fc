import { describe, expect, it } from "vitest";
import { answerWith, expectParseError } from "../support/answered-client.ts";

const params = { path: { thing_id: "x" } };
const PATH = "/things/{thing_id}";
const JSON_TYPE = "application/json";

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
