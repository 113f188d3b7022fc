import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { correctMock } from "../../src/mock/correct-mock.ts";
import { createDocument, createGetDocument, getOperation, requestBody } from "../support/create-document.ts";

function correctGet(operation: JsonObject, path = "/things", members: JsonObject = {}): JsonObject {
  const document = createDocument(
    { [path]: { get: { ...getOperation("getThings"), ...operation } } },
    members,
  );
  const { paths } = correctMock(document) as { paths: Record<string, { get: JsonObject }> };
  return paths[path]?.get ?? {};
}

function correctAnswer(response: JsonObject): JsonObject {
  const { responses } = correctGet({ responses: { "200": { description: "Well.", ...response } } });
  return (responses as Record<string, JsonObject>)["200"] ?? {};
}

describe("correctMock", () => {
  it("leaves what needs no correction as it is", () => {
    const parameters = [{ name: "a", in: "query", schema: { type: "string" } }];
    const document = createGetDocument({ parameters });
    expect(correctMock(document)).toEqual(document);
  });

  it("leaves out parameters that OpenAPI ignores, cookies, and headers of no name", () => {
    const schema = { type: "string" };
    const parameters = [
      { name: "Accept", in: "header", schema },
      { name: "authorization", in: "header", schema },
      { name: "Content-Type", in: "header", schema },
      { name: "bad name", in: "header", schema },
      { name: "Content-Length", in: "header", required: true, schema },
      { name: "session", in: "cookie", schema },
      { name: "gone", in: "path", required: true, schema },
      { name: "X-Kept", in: "header", schema },
    ];
    expect(correctGet({ parameters })["parameters"]).toEqual([{ name: "X-Kept", in: "header", schema }]);
  });

  it("gives each name in a path a required parameter", () => {
    const parameters = [{ name: "id", in: "path", schema: { type: "integer" } }];
    expect(correctGet({ parameters }, "/things/{id}/{part}")["parameters"]).toEqual([
      { name: "id", in: "path", required: true, schema: { type: "integer" } },
      { name: "part", in: "path", required: true, schema: { type: "string" } },
    ]);
  });

  it("lets an operation's parameter stand for that of its path", () => {
    const get = {
      ...getOperation("a"),
      parameters: [{ name: "q", in: "query", schema: { type: "integer" } }],
    };
    const item = { parameters: [{ name: "q", in: "query", schema: { type: "string" } }], get };
    expect(correctMock(createDocument({ "/a": item }))["paths"]).toEqual({ "/a": { get } });
  });

  it("leaves out the body of a GET and the callbacks", () => {
    const corrected = correctGet({ requestBody: requestBody({ type: "string" }), callbacks: { paid: {} } });
    expect(corrected).not.toHaveProperty("requestBody");
    expect(corrected).not.toHaveProperty("callbacks");
  });

  it("leaves out the body of an answer to a HEAD, also where it is shared", () => {
    const content = { "application/json": { schema: { type: "string" } } };
    const head = {
      operationId: "a",
      responses: { "200": { description: "Well.", content }, "404": { $ref: "#/components/responses/None" } },
    };
    const components = { responses: { None: { description: "None.", content } } };
    expect(correctMock(createDocument({ "/a": { head } }, { components }))["paths"]).toEqual({
      "/a": {
        head: {
          operationId: "a",
          responses: { "200": { description: "Well." }, "404": { description: "None." } },
        },
      },
    });
  });

  it("leaves out the body of a 204", () => {
    const content = { "application/json": { schema: { type: "string" } } };
    const responses = { "204": { description: "Gone.", content }, "404": { description: "None.", content } };
    expect(correctGet({ responses })["responses"]).toEqual({ ...responses, "204": { description: "Gone." } });
  });

  it("reads a form as an object, where a text is documented", () => {
    const form = { "multipart/form-data": { schema: { type: "string", format: "binary" } } };
    const post = { ...getOperation("a"), requestBody: { content: form } };
    expect(correctMock(createDocument({ "/a": { post } }))["paths"]).toEqual({
      "/a": { post: { ...post, requestBody: { content: { "multipart/form-data": { schema: {} } } } } },
    });
  });

  it("holds no object within a form, also behind references", () => {
    const properties = {
      text: { type: "string" },
      list: { type: "array", items: { type: "string" } },
      object: { type: "object" },
      shared: { $ref: "#/components/schemas/Shared" },
    };
    const schemas = {
      Form: { type: "object", required: ["object"], properties },
      Shared: { properties: {} },
    };
    const form = (schema: JsonObject) => ({ content: { "multipart/form-data": { schema } } });
    const post = { ...getOperation("a"), requestBody: form({ $ref: "#/components/schemas/Form" }) };
    const held = { ...schemas.Form, properties: { ...properties, object: {}, shared: {} } };
    expect(correctMock(createDocument({ "/a": { post } }, { components: { schemas } }))["paths"]).toEqual({
      "/a": { post: { ...post, requestBody: form(held) } },
    });
  });

  it("leaves out the headers that say how an answer is sent", () => {
    const schema = { type: "string" };
    const headers = {
      "Content-Encoding": { schema: { type: "string", example: "br" } },
      "transfer-encoding": { schema },
      "Content-Length": { schema },
      Connection: { schema },
      "X-Total": { schema },
    };
    expect(correctAnswer({ headers })["headers"]).toEqual({ "X-Total": { schema } });
  });

  it("leaves out examples that no header can hold", () => {
    const headers = {
      Location: { schema: { type: "string", example: "a\nb" } },
      "X-Mood": { example: "\u{1f600}", schema: { type: "string", example: "well" } },
      "X-Kept": { example: "caf\u00e9", schema: { type: "string" } },
    };
    expect(correctAnswer({ headers })["headers"]).toEqual({
      Location: { schema: { type: "string" } },
      "X-Mood": { schema: { type: "string", example: "well" } },
      "X-Kept": { example: "caf\u00e9", schema: { type: "string" } },
    });
  });

  it("serves what is neither JSON nor a form as text", () => {
    const content = {
      "application/pdf": { schema: { type: "object", properties: { a: { type: "string" } } } },
      "text/csv": { example: "a,b" },
    };
    expect(correctAnswer({ content })["content"]).toEqual({
      "application/pdf": { schema: { type: "string" }, example: "example" },
      "text/csv": { example: "a,b" },
    });
  });

  it("names media types that stand for many, and leaves out what is none", () => {
    const content = { "*/*": { schema: {} }, json: { schema: {} } };
    const [first, ...others] = Object.keys(correctAnswer({ content })["content"] as JsonObject);
    expect(first).toMatch(/^[a-z]+\/[a-z]/);
    expect(others).toEqual([]);
  });

  it("puts a parameter in place of a reference to its place in another list", () => {
    const schema = { type: "string" };
    const first = { name: "a", in: "query", schema };
    const second = { name: "b", in: "query", schema };
    const get = { ...getOperation("a"), parameters: [{ name: "gone", in: "cookie", schema }, first, second] };
    const post = { ...getOperation("b"), parameters: [{ $ref: "#/paths/~1a/get/parameters/2" }] };
    expect(correctMock(createDocument({ "/a": { get, post } }))["paths"]).toEqual({
      "/a": { get: { ...get, parameters: [first, second] }, post: { ...post, parameters: [second] } },
    });
  });

  it("lets a text be of several alternatives, also behind a reference and in a list", () => {
    const oneOf = [{ type: "integer" }, { type: "string" }];
    const components = { schemas: { Id: { oneOf } } };
    const id = { $ref: "#/components/schemas/Id" };
    const parameters = [
      { name: "a", in: "query", schema: id },
      { name: "b", in: "query", schema: { type: "array", items: id } },
      { name: "c", in: "query", schema: { oneOf } },
    ];
    expect(correctGet({ parameters }, "/things", { components })["parameters"]).toEqual([
      { name: "a", in: "query", schema: { anyOf: oneOf } },
      { name: "b", in: "query", schema: { type: "array", items: { anyOf: oneOf } } },
      { name: "c", in: "query", schema: { anyOf: oneOf } },
    ]);
  });

  it("requires no object in brackets, of which Prism never says that it is missing", () => {
    const schema = { type: "object", properties: { a: { type: "string" } } };
    const parameter = { name: "q", in: "query", style: "deepObject", schema };
    expect(correctGet({ parameters: [{ ...parameter, required: true }] })["parameters"]).toEqual([parameter]);
  });

  it("asks for a flat object or for any in brackets", () => {
    const correct = (schema: JsonObject): unknown =>
      correctGet({ parameters: [{ name: "q", in: "query", style: "deepObject", schema }] })["parameters"];
    const flat = { type: "object", properties: { a: { type: "string" } } };
    expect(correct(flat)).toEqual([{ name: "q", in: "query", style: "deepObject", schema: flat }]);
    expect(correct({ type: "object", properties: { a: { type: "array", items: {} } } })).toEqual([
      { name: "q", in: "query", style: "deepObject", schema: { type: "object" } },
    ]);
  });
});
