import { describe, expect, it } from "vitest";
import { EmitError } from "../../src/codegen-error.ts";
import type { JsonObject } from "../../src/json.ts";
import { catchError } from "../support/catch-error.ts";
import {
  answer,
  createDocument,
  createGetDocument,
  getOperation,
  ref,
  requestBody,
} from "../support/create-document.ts";
import { remove, update } from "../support/create-overlay.ts";
import { createOperation, documentFile, type ShortOverlays } from "../support/create-sources.ts";

const pointer = "/paths/~1things/get";
const text = { type: "string" };

function query(name: string, more: JsonObject = {}): JsonObject {
  return { name, in: "query", schema: text, ...more };
}

function refuse(document: JsonObject, overlays: ShortOverlays = {}): string {
  return catchError(EmitError, () => createOperation(document, overlays)).message;
}

describe("the input of an operation", () => {
  it("joins the parameters of the path item and its own, which come instead of those of the same name and place", () => {
    const shared = [query("a", { description: "shared" }), { name: "id", in: "path", schema: text }];
    const own = [{ $ref: "#/components/parameters/A" }, query("id", { required: true })];
    const document = createDocument(
      {
        "/things/{id}": {
          parameters: shared,
          get: { ...getOperation("getThing"), parameters: [own[0] ?? {}] },
        },
      },
      { components: { parameters: { A: query("a", { description: "own", required: true }) } } },
    );
    expect(createOperation(document).parameters).toMatchObject([
      { name: "id", in: "path", required: true },
      { name: "a", in: "query", required: true, description: "own" },
    ]);
    const clashing = createDocument({
      "/things/{id}": {
        parameters: shared,
        get: { ...getOperation("getThing"), parameters: [own[1] ?? {}] },
      },
    });
    expect(createOperation(clashing).parameters).toMatchObject([
      { name: "a", key: "a", in: "query" },
      { name: "id", key: "id", in: "path" },
      { name: "id", key: "query_id", in: "query", required: true },
    ]);
  });

  it("takes a path parameter for required, whatever is said", () => {
    const parameters = [{ name: "id", in: "path", required: false, schema: text }];
    const document = createDocument({ "/a/{id}": { get: { ...getOperation("getA"), parameters } } });
    expect(createOperation(document).parameters[0]?.required).toBe(true);
  });

  it.each(["Accept", "Content-Type", "Authorization", "authorization"])(
    "leaves out the header %s, which OpenAPI keeps from parameters",
    (name) => {
      const header = { name, in: "header", required: true, schema: text };
      expect(createOperation(createGetDocument({ parameters: [header] })).parameters).toEqual([]);
    },
  );

  it("leaves out cookies", () => {
    const cookie = { name: "session", in: "cookie", schema: text };
    expect(createOperation(createGetDocument({ parameters: [cookie] })).parameters).toEqual([]);
  });

  it("gives two parameters of one name a member of the input each", () => {
    const header = { name: "a", in: "header", schema: text };
    const parameters = [query("a"), header, query("header_a")];
    const { parameters: models } = createOperation(createGetDocument({ parameters }));
    expect(models.map(({ in: place, key }) => [place, key])).toEqual([
      ["query", "a"],
      ["header", "header__a"],
      ["query", "header_a"],
    ]);
  });

  it("renames a parameter called `body` beside a body, and not without one", () => {
    const parameters = [query("body")];
    expect(createOperation(createGetDocument({ parameters })).parameters[0]?.name).toBe("body");
    const both = createDocument({
      "/things": { post: { ...getOperation("createThing"), parameters, requestBody: requestBody(text) } },
    });
    expect(createOperation(both).parameters[0]).toMatchObject({ name: "body", key: "query_body" });
  });

  it("finds a value that a pattern accepts", () => {
    const parameters = [query("code", { required: true, schema: { type: "string", pattern: "^[A-Z]{3}$" } })];
    const { parameters: models, untested } = createOperation(createGetDocument({ parameters }));
    expect(models[0]?.sample).toMatch(/^[A-Z]{3}$/);
    expect(untested).toBeUndefined();
  });

  it("leaves a required parameter that nobody knows a value of untested, and takes one from the examples", () => {
    const parameters = [
      query("code", { required: true, schema: { type: "string", pattern: "^(?=EU)[A-Z]{3}$" } }),
    ];
    const document = createGetDocument({ parameters });
    expect(createOperation(document).untested).toContain("`code`");
    const examples = [update("$.paths['/things'].get.parameters[0]", { example: "EUR" })];
    expect(createOperation(document, { examples })).toMatchObject({
      untested: undefined,
      parameters: [{ sample: "EUR" }],
    });
  });

  it("leaves a required body that nobody knows a value of untested", () => {
    const body = requestBody({ allOf: [text, { type: "integer" }] });
    const document = createDocument({
      "/things": { post: { ...getOperation("createThing"), requestBody: body } },
    });
    expect(createOperation(document).untested).toContain("body");
  });

  it("finds the example of a body whose path needs escaping", () => {
    const body = requestBody({ type: "string", pattern: "^x$" });
    const path = "/a~b/100%/c%20d";
    const document = createDocument({
      [path]: { post: { ...getOperation("createThing"), requestBody: body } },
    });
    const target = `$.paths['${path}'].post.requestBody.content['application/json']`;
    expect(createOperation(document, { examples: [update(target, { example: "x" })] }).body?.sample).toBe(
      "x",
    );
  });

  it.each([
    [["text/plain", "application/json"], "application/json"],
    [
      ["multipart/form-data", "application/vnd.api+json; charset=utf-8"],
      "application/vnd.api+json; charset=utf-8",
    ],
    [["multipart/form-data", "application/x-www-form-urlencoded"], "application/x-www-form-urlencoded"],
    [["multipart/form-data"], "multipart/form-data"],
  ])("sends a body of %j as %s", (mediaTypes, mediaType) => {
    const content = Object.fromEntries(mediaTypes.map((type) => [type, { schema: text }]));
    const operation = { ...getOperation("createThing"), requestBody: { content } };
    expect(createOperation(createDocument({ "/things": { post: operation } })).body).toMatchObject({
      mediaType,
      required: false,
    });
  });

  it.each([
    ["application/x-www-form-urlencoded", undefined],
    ["multipart/form-data", { a: { b: "example" } }],
  ])("knows a sample of %s with an object in it: %j", (mediaType, sample) => {
    const inner = { type: "object", required: ["b"], properties: { b: text } };
    const schema = { type: "object", required: ["a"], properties: { a: inner } };
    const operation = { ...getOperation("send"), requestBody: { content: { [mediaType]: { schema } } } };
    expect(createOperation(createDocument({ "/things": { post: operation } })).body?.sample).toEqual(sample);
  });

  it.each(["text/csv", "application/jsonlines", "application/json-seq"])(
    "sends a body of %s as it is",
    (mediaType) => {
      const operation = { ...getOperation("createThing"), requestBody: { content: { [mediaType]: {} } } };
      expect(createOperation(createDocument({ "/things": { post: operation } })).body).toMatchObject({
        mediaType,
        type: "Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string",
      });
    },
  );

  it("refuses a body of what is no media type", () => {
    const operation = { ...getOperation("createThing"), requestBody: { content: { json: {} } } };
    const message = refuse(createDocument({ "/things": { post: operation } }));
    expect(message).toContain(`${documentFile} at /paths/~1things/post/requestBody: there is no media type`);
  });
});

describe("the retry class of an operation", () => {
  const key = (name: string, place = "header") => ({ name, in: place, schema: text });
  const cases: [method: string, parameters: JsonObject[], retry: string][] = [
    ["get", [], "safe"],
    ["head", [], "safe"],
    ["options", [], "safe"],
    ["trace", [], "safe"],
    ["put", [], "idempotent"],
    ["delete", [], "idempotent"],
    ["post", [], "never"],
    ["patch", [], "never"],
    ["post", [key("Idempotency-Key")], "keyed"],
    ["patch", [key("x-idempotency-key")], "keyed"],
    ["post", [key("Idempotency-Key", "query")], "never"],
    ["post", [key("Not-Idempotency-Key-Really")], "never"],
    ["get", [key("Idempotency-Key")], "safe"],
  ];
  it.each(cases)("of %s with %j is %s", (method, parameters, retry) => {
    const document = createDocument({ "/a": { [method]: { ...getOperation("callA"), parameters } } });
    expect(createOperation(document)).toMatchObject({ method: method.toUpperCase(), retry });
  });
});

describe("the pagination of an operation", () => {
  const pagination = { strategy: "page-numbers", page: "page", pageSize: "per_page" };
  const parameters = [query("page"), query("per_page")];
  const paged = (words: JsonObject): ShortOverlays => ({
    client: [update("$.paths['/things'].get", { "x-tributary": { pagination: words } })],
  });
  const list = (schema: JsonObject): JsonObject =>
    createGetDocument(
      { parameters, responses: answer(schema) },
      {
        components: {
          schemas: {
            Thing: { type: "object", properties: { id: text } },
            Things: { type: "array", items: ref("Thing") },
          },
        },
      },
    );

  it.each([
    [{ type: "array", items: ref("Thing") }, pagination, "Thing"],
    [{ type: "array", items: { type: "string", enum: ["a", "b"] } }, pagination, '"a" | "b"'],
    [ref("Things"), pagination, "Thing"],
    [
      { type: "object", required: ["data"], properties: { data: { type: "array", items: ref("Thing") } } },
      { ...pagination, items: "/data" },
      "Thing",
    ],
    [
      { type: "object", properties: { page: { type: "object", properties: { items: ref("Things") } } } },
      { ...pagination, items: "/page/items" },
      "Thing",
    ],
  ])("gives the items of %j", (schema, words, itemType) => {
    expect(createOperation(list(schema), paged(words)).pagination).toEqual({ words, itemType });
  });

  it.each(["page", "per_page"])("is refused without the query parameter `%s`", (name) => {
    const document = list({ type: "array", items: text });
    const fixes = [remove(`$.paths['/things'].get.parameters[?@.name=='${name}']`)];
    const message = refuse(document, { ...paged(pagination), fixes });
    expect(message).toContain(
      `${documentFile} at ${pointer}/x-tributary/pagination: the operation has no query parameter \`${name}\``,
    );
    expect(message).toContain("client.overlay.yaml");
  });

  it("is refused where the parameter is in another place", () => {
    const document = list({ type: "array", items: text });
    const fixes = [update("$.paths['/things'].get.parameters[0]", { in: "header" })];
    expect(refuse(document, { ...paged(pagination), fixes })).toContain("no query parameter `page`");
  });

  it.each([
    ["is one object", ref("Thing"), pagination],
    ["is no array at the pointer", ref("Thing"), { ...pagination, items: "/id" }],
    ["has nothing at the pointer", ref("Thing"), { ...pagination, items: "/data" }],
  ])("is refused where the success %s", (_, schema, words) => {
    expect(refuse(list(schema), paged(words))).toContain(
      `${documentFile} at ${pointer}/x-tributary/pagination: the operation's success`,
    );
  });
});
