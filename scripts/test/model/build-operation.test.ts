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
      { name: "a", in: "query", key: "a" },
      { name: "id", in: "path", key: "id" },
      { name: "id", in: "query", key: "query_id" },
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

  it("gives two parameters of one name a member each: the second under the name of its place", () => {
    const { parameters } = createOperation(
      createGetDocument({
        parameters: [query("a"), query("header_a"), { name: "a", in: "header", schema: text }],
      }),
    );
    expect(parameters.map(({ key }) => key)).toEqual(["a", "header_a", "header__a"]);
  });

  it("keeps `body` for a body, where there is one", () => {
    const parameters = [query("body")];
    expect(createOperation(createGetDocument({ parameters })).parameters[0]?.key).toBe("body");
    const both = createDocument({
      "/things": { post: { ...getOperation("createThing"), parameters, requestBody: requestBody(text) } },
    });
    expect(createOperation(both).parameters[0]).toMatchObject({ name: "body", key: "query_body" });
  });

  it("knows every name in a path's template, and of others of the path nothing", () => {
    const parameters = [{ name: "gone", in: "path", required: true, schema: text }];
    const document = createDocument({ "/a/{b}.{c}": { get: { ...getOperation("getA"), parameters } } });
    expect(createOperation(document).parameters.map(({ name, type }) => [name, type])).toEqual([
      ["b", "string"],
      ["c", "string"],
    ]);
  });

  it("types what a path or a header cannot hold as the text that the caller writes", () => {
    const list = { type: "array", items: { type: "integer" } };
    const parameters = [
      { name: "ids", in: "path", required: true, schema: list },
      { name: "X-Ids", in: "header", schema: list },
      { name: "id", in: "query", schema: list },
    ];
    const document = createDocument({ "/a/{ids}": { get: { ...getOperation("getA"), parameters } } });
    expect(createOperation(document).parameters.map(({ type }) => type)).toEqual([
      "string",
      "string",
      "number[]",
    ]);
  });

  it("leaves an operation untested whose required parameter nobody knows a value of", () => {
    const parameters = [query("code", { required: true, schema: { type: "string", pattern: "^(?!x)x$" } })];
    expect(createOperation(createGetDocument({ parameters })).untested).toBe(
      "no value is known for the required parameter `code`",
    );
  });

  it("takes a value from the examples", () => {
    const parameters = [query("code", { required: true, schema: { type: "string", pattern: "^[A-Z]{3}$" } })];
    const document = createGetDocument({ parameters });
    const examples = [update("$.paths['/things'].get.parameters[0]", { example: "EUR" })];
    expect(createOperation(document, { examples }).parameters[0]?.sample).toBe("EUR");
  });

  it("leaves an operation untested whose required body nobody knows a value of", () => {
    const body = requestBody({ type: "string", pattern: "^(?!x)x$" });
    const document = createDocument({
      "/things": { post: { ...getOperation("createThing"), requestBody: body } },
    });
    expect(createOperation(document).untested).toBe("no value is known for the required body");
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

  it.each([["text/csv"], ["application/jsonlines"], ["image/png"], ["application/octet-stream"]])(
    "sends a body of %s as it is",
    (mediaType) => {
      const operation = { ...getOperation("createThing"), requestBody: { content: { [mediaType]: {} } } };
      const { body } = createOperation(createDocument({ "/things": { post: operation } }));
      expect(body).toMatchObject({
        mediaType,
        type: "Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string",
      });
    },
  );

  it("refuses a body under a name that is no media type", () => {
    const operation = { ...getOperation("createThing"), requestBody: { content: { "codecs=opus": {} } } };
    const message = refuse(createDocument({ "/things": { post: operation } }));
    expect(message).toContain(
      `${documentFile} at /paths/~1things/post/requestBody: there is no media type among ["codecs=opus"]`,
    );
    expect(message).toContain("omit: true");
  });

  it("sends no body with GET, to which OpenAPI gives it no meaning", () => {
    const operation = { ...getOperation("getThings"), requestBody: requestBody(text) };
    expect(createOperation(createDocument({ "/things": { get: operation } })).body).toBeUndefined();
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

const one = (status: number) => ({ code: String(status), statusType: String(status), statuses: [status] });

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
      "5XX": { description: "Any other of the server's." },
      default: { description: "Anything else.", content: { "application/json": { schema: ref("Problem") } } },
    };
    const components = {
      responses: {
        Missing: { description: "Gone.", content: { "application/json": { schema: ref("Problem") } } },
      },
      schemas: { Problem: { type: "object", properties: { code: text } } },
    };
    expect(createOperation(createGetDocument({ responses }, { components })).responses).toEqual([
      { ...one(204), isSuccess: true, body: "none", type: "undefined" },
      { ...one(404), isSuccess: false, body: "json", type: "Problem" },
      { ...one(415), isSuccess: false, body: "other", type: "string" },
      { ...one(422), isSuccess: false, body: "json", type: "string" },
      { ...one(500), isSuccess: false, body: "none", type: "undefined" },
      {
        code: "5XX",
        statusType: "Exclude<ServerErrorStatus, 500>",
        statuses: [],
        isSuccess: false,
        body: "none",
        type: "unknown",
      },
      {
        code: "default",
        statusType: "Exclude<HttpErrorStatus, 404 | 415 | 422 | 500 | ServerErrorStatus>",
        statuses: [],
        isSuccess: false,
        body: "json",
        type: "Problem | string | undefined",
      },
    ]);
  });

  it("are every success where a range or `default` is all that is said of them", () => {
    const json = { description: "Well.", content: { "application/json": { schema: text } } };
    const [, range] = createOperation(
      createGetDocument({ responses: { "201": json, "2XX": json } }),
    ).responses;
    expect(range).toMatchObject({ code: "2XX", isSuccess: true });
    expect(range?.statuses).toEqual([200, 202, 203, 204, 205, 206, 207, 208, 226]);
    const [success, failure] = createOperation(createGetDocument({ responses: { default: json } })).responses;
    expect(success).toMatchObject({ isSuccess: true, type: "string" });
    expect(success?.statuses).toContain(200);
    expect(failure).toMatchObject({ isSuccess: false, statusType: "HttpErrorStatus" });
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
