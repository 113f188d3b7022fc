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
    expect(refuse(clashing)).toContain("two parts of the input are called `id`");
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

  it("refuses two parameters of one name, since the input has one member for them", () => {
    const message = refuse(
      createGetDocument({ parameters: [query("a"), { name: "a", in: "header", schema: text }] }),
    );
    expect(message).toContain(`${documentFile} at ${pointer}: two parts of the input are called \`a\``);
    expect(message).toContain("fixes.overlay.yaml");
  });

  it("refuses a parameter called `body` beside a body, and allows it without one", () => {
    const parameters = [query("body")];
    expect(createOperation(createGetDocument({ parameters })).parameters[0]?.name).toBe("body");
    const both = createDocument({
      "/things": { post: { ...getOperation("createThing"), parameters, requestBody: requestBody(text) } },
    });
    expect(refuse(both)).toContain("at /paths/~1things/post: two parts of the input are called `body`");
  });

  it("refuses a required parameter that nobody knows a value of, and takes one from the examples", () => {
    const parameters = [query("code", { required: true, schema: { type: "string", pattern: "^[A-Z]{3}$" } })];
    const document = createGetDocument({ parameters });
    const message = refuse(document);
    expect(message).toContain(
      `${documentFile} at ${pointer}: no value is known for the required parameter \`code\``,
    );
    expect(message).toContain("Give the parameter an `example` in examples.overlay.yaml");
    const examples = [update("$.paths['/things'].get.parameters[0]", { example: "EUR" })];
    expect(createOperation(document, { examples }).parameters[0]?.sample).toBe("EUR");
  });

  it("refuses a required body that nobody knows a value of, and takes one from the examples", () => {
    const body = requestBody({ type: "string", pattern: "^[A-Z]{3}$" });
    const document = createDocument({
      "/things": { post: { ...getOperation("createThing"), requestBody: body } },
    });
    const message = refuse(document);
    expect(message).toContain(
      `${documentFile} at /paths/~1things/post/requestBody: no value is known for the required body`,
    );
    expect(message).toContain("examples.overlay.yaml");
    const target = "$.paths['/things'].post.requestBody.content['application/json']";
    expect(createOperation(document, { examples: [update(target, { example: "EUR" })] }).body?.sample).toBe(
      "EUR",
    );
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

  it.each([["text/csv"], ["application/jsonlines"]])("refuses a body of %s alone", (mediaType) => {
    const operation = { ...getOperation("createThing"), requestBody: { content: { [mediaType]: {} } } };
    const message = refuse(createDocument({ "/things": { post: operation } }));
    expect(message).toContain(
      `${documentFile} at /paths/~1things/post/requestBody: no serializer for a body of ${mediaType}`,
    );
    expect(message).toContain("by the word `operations`");
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

describe("the answers of an operation", () => {
  it("are by documented status: JSON by its type, anything else as text or bytes, nothing undefined", () => {
    const responses = {
      "204": { description: "Done." },
      "404": { $ref: "#/components/responses/Missing" },
      "415": { description: "No.", content: { "text/plain": { schema: text } } },
      "422": {
        description: "No.",
        content: { "text/plain": {}, "application/problem+json": { schema: text } },
      },
      "500": { description: "No.", content: {} },
      "5XX": { description: "Ignored: no status of its own." },
      default: { description: "Ignored too." },
    };
    const components = {
      responses: {
        Missing: { description: "Gone.", content: { "application/json": { schema: ref("Problem") } } },
      },
      schemas: { Problem: { type: "object", properties: { code: text } } },
    };
    expect(createOperation(createGetDocument({ responses }, { components })).responses).toEqual([
      { status: 204, body: "none", type: "undefined" },
      { status: 404, body: "json", type: "Problem" },
      { status: 415, body: "other", type: "string" },
      { status: 422, body: "json", type: "string" },
      { status: 500, body: "none", type: "undefined" },
    ]);
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
