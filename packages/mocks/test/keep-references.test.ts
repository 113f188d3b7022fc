import { describe, expect, it } from "vitest";
import { hideReferences, readMark } from "../src/contract/keep-references.ts";
import { readOperations } from "../src/contract/prism.ts";
import { createOneOperation, judge, ref } from "./fixtures/one-operation.ts";

const integer = { type: "integer" };
const node = {
  type: "object",
  required: ["id"],
  properties: { id: integer, next: ref("Node"), all: { type: "array", items: ref("Node") } },
};
const schemas = { Node: node };

function createSound(depth: number, last: unknown): unknown {
  let value = last;
  for (let level = 0; level < depth; level++) value = { id: level, all: [{ id: level }], next: value };
  return value;
}

describe("a schema that is made of itself", { timeout: 30_000 }, () => {
  const document = createOneOperation({ body: ref("Node"), answer: ref("Node"), schemas });

  it("stays finite, and is kept once per direction", async () => {
    const operations = await readOperations(document);
    expect(operations).toHaveLength(1);
    expect(JSON.stringify(operations).length).toBeLessThan(5_000);
    expect(Object.keys(Object(operations[0]).__bundled__).toSorted()).toEqual(["request0", "response0"]);
  });

  it.each([1, 5, 50])("is held against values %i deep", async (depth) => {
    const operations = await readOperations(document);
    const sound = createSound(depth, { id: 0 });
    expect(await judge(operations, sound, sound)).toEqual({ request: [], response: [] });
    const wrong = createSound(depth, { id: "no number" });
    const place = "next.".repeat(depth);
    expect(await judge(operations, wrong, wrong)).toEqual({
      request: [`Request body property ${place}id must be integer`],
      response: [`Response body property ${place}id must be integer`],
    });
  });

  it("may be so through another, through a union or through a map", async () => {
    const circles = {
      One: { type: "object", properties: { other: ref("Other") } },
      Other: { oneOf: [ref("One"), { type: "array", items: ref("Other") }] },
      Map: { type: "object", additionalProperties: ref("Map") },
    };
    for (const [name, sound, wrong] of [
      ["One", { other: [{ other: [] }] }, { other: [{ other: 1 }] }],
      ["Map", { a: { b: {} } }, { a: { b: 1 } }],
    ] as const) {
      const { request, response } = await judge(
        createOneOperation({ body: ref(name), answer: ref(name), schemas: circles }),
        sound,
        wrong,
      );
      expect(request).toEqual([]);
      expect(response).not.toEqual([]);
    }
  });

  it("may stand for nothing: it then takes anything", async () => {
    const circle = { One: ref("Two"), Two: ref("One") };
    const document = createOneOperation({ body: ref("One"), answer: ref("Two"), schemas: circle });
    expect(await judge(document, 1, "a")).toEqual({ request: [], response: [] });
  });
});

describe("a member that goes one way", { timeout: 30_000 }, () => {
  const id = { type: "integer", readOnly: true };
  const secret = { type: "string", writeOnly: true };
  const account = { type: "object", required: ["id", "secret"], properties: { id, secret } };
  const missing = (whole: string, name: string) => [`${whole} must have required property '${name}'`];

  /** The same said in several ways. */
  const spellings: Record<string, { readonly schema: object; readonly schemas?: object }> = {
    "of the schema itself": { schema: account },
    "of a schema referred to": { schema: ref("Account"), schemas: { Account: account } },
    "said of what the member refers to": {
      schema: {
        type: "object",
        required: ["id", "secret"],
        properties: { id: ref("Id"), secret: ref("Secret") },
      },
      schemas: { Id: id, Secret: secret },
    },
    "said beside what the member refers to": {
      schema: {
        type: "object",
        required: ["id", "secret"],
        properties: { id: { ...ref("Id"), readOnly: true }, secret: { ...ref("Text"), writeOnly: true } },
      },
      schemas: { Id: integer, Text: { type: "string" } },
    },
    "required beside the parts it is made of": {
      schema: { allOf: [ref("Base")], required: ["id", "secret"] },
      schemas: { Base: { type: "object", properties: { id, secret } } },
    },
    "required by another part": {
      schema: {
        allOf: [
          { type: "object", properties: { id, secret } },
          { allOf: [{ required: ["id"] }], required: ["secret"] },
        ],
      },
    },
  };

  it.each(Object.entries(spellings))("is no part of the other way: %s", async (_, { schema, schemas }) => {
    const document = createOneOperation({ body: schema, answer: schema, ...(schemas && { schemas }) });
    expect(await judge(document, { secret: "s" }, { id: 1 })).toEqual({ request: [], response: [] });
    expect(await judge(document, {}, {})).toEqual({
      request: missing("Request body", "secret"),
      response: missing("Response body", "id"),
    });
  });

  it("is so in items and members too, and where both ways share a schema", async () => {
    const body = { type: "array", items: { type: "object", properties: { account: ref("Account") } } };
    const document = createOneOperation({ body, answer: body, schemas: { Account: account } });
    const sent = [{ account: { secret: "s" } }, { account: {} }];
    expect(await judge(document, sent, [{ account: { id: 1 } }])).toEqual({
      request: missing("Request body property 1.account", "secret"),
      response: [],
    });
  });

  it("is so of request bodies that are shared", async () => {
    const document = createOneOperation({ answer: account, schemas: { Account: account } });
    Object.assign(document.paths["/things"].post, { requestBody: { $ref: "#/components/requestBodies/R" } });
    const content = { "application/json": { schema: ref("Account") } };
    Object.assign(document.components, { requestBodies: { R: { content } } });
    expect((await judge(document, { secret: "s" }, { id: 1 })).request).toEqual([]);
  });
});

describe("a reference", { timeout: 30_000 }, () => {
  it.each([
    ["a/b", "a~1b"],
    ["a~b", "a~0b"],
    ["a b", "a%20b"],
    ["a b", "a b"],
    ["a%20b", "a%2520b"],
    ["100%", "100%"],
    ["é", "%C3%A9"],
    ["__proto__", "__proto__"],
    ["constructor", "constructor"],
    ["toString", "toString"],
  ])("finds a schema named %s by %s", async (name, written) => {
    const schemas = Object.fromEntries([[name, integer]]);
    const body = { type: "object", properties: { member: ref(written) } };
    const { request, response } = await judge(
      createOneOperation({ body, answer: ref(written), schemas }),
      { member: "x" },
      "x",
    );
    expect(request).toEqual(["Request body property member must be integer"]);
    expect(response).toEqual(["Response body must be integer"]);
  });

  const keywords = ["default", "example", "examples", "enum", "const", "discriminator", "$ref"];
  it.each([...keywords, "schema", "content", "headers", "required", "properties", "x-tributary-reference"])(
    "is found in a member named %s",
    async (name) => {
      const body = { type: "object", properties: { [name]: ref("Node") } };
      const value = { [name]: { id: "x" } };
      expect(await judge(createOneOperation({ body, answer: body, schemas }), value, value)).toEqual({
        request: [`Request body property ${name}.id must be integer`],
        response: [`Response body property ${name}.id must be integer`],
      });
    },
  );

  it("may lead into a schema", async () => {
    const document = createOneOperation({
      body: { $ref: "#/components/schemas/Node/properties/id" },
      answer: { type: "array", items: { $ref: "#/components/schemas/Node/properties/next" } },
      schemas,
    });
    expect(await judge(document, "x", [{ id: "x" }])).toEqual({
      request: ["Request body must be integer"],
      response: ["Response body property 0.id must be integer"],
    });
  });

  it("that leads nowhere takes anything, and spoils nothing beside it", async () => {
    const body = { type: "object", properties: { gone: ref("Gone"), id: integer } };
    const document = createOneOperation({ body, answer: ref("Gone"), schemas });
    expect(await judge(document, { gone: 1, id: "x" }, 1)).toEqual({
      request: ["Request body property id must be integer"],
      response: [],
    });
  });

  it("of a parameter is put in its place, as deep as parameters are", async () => {
    const parameters = [
      { name: "limit", in: "query", schema: ref("Limit") },
      { name: "sort", in: "query", schema: { type: "array", items: ref("Sort") } },
      { $ref: "#/components/parameters/Page" },
    ];
    const components = { parameters: { Page: { name: "page", in: "query", schema: ref("Limit") } } };
    const sort = { type: "string", enum: ["a", "b"] };
    const document = createOneOperation({
      parameters,
      components,
      schemas: { Limit: { ...integer, maximum: 5 }, Sort: sort },
    });
    const [operation] = await readOperations(document);
    const query = new Map(operation?.request?.query?.map(({ name, schema }) => [name, schema]));
    expect(query.get("limit")).toMatchObject({ type: "integer", maximum: 5 });
    expect(query.get("page")).toMatchObject({ type: "integer", maximum: 5 });
    expect(query.get("sort")).toMatchObject({ items: { enum: ["a", "b"] } });
    const { request } = await judge(document, null, null, { limit: "6", sort: "c", page: "7" });
    expect(request).toHaveLength(3);
  });

  it("of a form is put in its place, property by property, circles included", async () => {
    const form = {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string", maxLength: 3 }, default: ref("Limit"), parent: ref("Form") },
    };
    const content = { "application/x-www-form-urlencoded": { schema: ref("Form") } };
    const document = createOneOperation({ content, schemas: { Form: form, Limit: integer } });
    const [operation] = await readOperations(document);
    expect(operation?.request?.body?.contents?.[0]?.schema?.properties).toMatchObject({
      name: { maxLength: 3 },
      default: { type: "integer" },
    });
    const type = "application/x-www-form-urlencoded";
    expect((await judge(document, "name=abcd", null, {}, type)).request).toHaveLength(1);
    expect((await judge(document, "name=abc&default=1", null, {}, type)).request).toEqual([]);
  });
});

describe("a document", { timeout: 30_000 }, () => {
  it("stays as it is", async () => {
    const document = createOneOperation({ body: ref("Node"), answer: ref("Node"), schemas });
    const before = JSON.stringify(document);
    const freeze = (value: unknown): void => {
      if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    };
    freeze(document);
    await readOperations(document);
    expect(JSON.stringify(document)).toBe(before);
  });

  it("has no reference to a schema left when it is given to Prism, and each that was can be read", () => {
    const document = createOneOperation({ body: ref("Node"), answer: ref("a~1b"), schemas });
    const hidden = JSON.stringify(hideReferences(document));
    expect(hidden).not.toContain("$ref");
    expect(readMark({ "x-tributary-reference": "request #/components/schemas/a~1b%20c" })).toEqual({
      direction: "request",
      name: "a/b c",
    });
    expect(readMark({ "x-tributary-reference": true })).toBeUndefined();
  });

  it("of schemas that all refer to all is read in bounded time and memory, and still held against answers", async () => {
    const names = Array.from({ length: 100 }, (_, index) => `S${index}`);
    const dense = Object.fromEntries(
      names.map((name) => [
        name,
        {
          type: "object",
          properties: { id: integer, ...Object.fromEntries(names.map((other) => [other, ref(other)])) },
        },
      ]),
    );
    const document = createOneOperation({ answer: ref("S0"), schemas: dense });
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    const operations = await readOperations(document);
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500 * 2 ** 20);
    const wrong = { id: 1, S7: { S99: { id: "no number" } } };
    expect((await judge(operations, null, wrong)).response).toEqual([
      "Response body property S7.S99.id must be integer",
    ]);
    expect((await judge(operations, null, { id: 1, S7: { S99: { id: 1 } } })).response).toEqual([]);
  }, 60_000);
});
