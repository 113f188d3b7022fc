import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { correctTypes } from "../../src/types/correct-types.ts";
import { answer, createDocument, getOperation, ref, requestBody } from "../support/create-document.ts";
import { checkTypes, emitByName, emitSchemas, emitTypesOf } from "../support/emit-types.ts";

const text = { type: "string" };

describe("a member with a default", () => {
  const schema = {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string", default: "x" }, limit: { type: "integer", default: 10 } },
  };

  it("stays optional where the document does not require it", async () => {
    expect(await emitByName({ Query: schema })).toEqual({ Query: "{ name: string; limit?: number; }" });
  });

  it("may be left out of a request", async () => {
    const assertions =
      'export const least: S["Query"] = { name: "a" };\nexport const all: S["Query"] = { name: "a", limit: 1 };';
    expect(checkTypes(await emitSchemas({ Query: schema }), assertions)).toEqual([]);
    expect(
      checkTypes(await emitSchemas({ Query: schema }), 'export const none: S["Query"] = {};'),
    ).toHaveLength(1);
  });

  it("stays optional among the parameters of a request", async () => {
    const parameters = [{ name: "limit", in: "query", schema: { type: "integer", default: 10 } }];
    const schema = await emitTypesOf(
      createDocument({ "/a": { get: { ...getOperation("getA"), parameters } } }),
    );
    const query = 'NonNullable<paths["/a"]["get"]["parameters"]["query"]>';
    expect(checkTypes(schema, `expectEqual<${query}, { limit?: number }>(true);`)).toEqual([]);
  });
});

describe("what is only read or only written", () => {
  const id = { type: "string", readOnly: true };
  const secret = { type: "string", writeOnly: true };

  /** A document that both sends and answers with these, in place or by reference. */
  function exchange(request: JsonObject, response: JsonObject, schemas: JsonObject = {}): JsonObject {
    const operation = {
      ...getOperation("createA"),
      requestBody: requestBody(request),
      responses: answer(response),
    };
    const components = Object.keys(schemas).length === 0 ? {} : { components: { schemas } };
    return createDocument({ "/a": { post: operation } }, components);
  }
  const sent = 'paths["/a"]["post"]["requestBody"]["content"]["application/json"]';
  const answered = 'paths["/a"]["post"]["responses"][200]["content"]["application/json"]';

  async function check(document: JsonObject, request: string, response: string): Promise<string[]> {
    const assertions = `expectEqual<${sent}, ${request}>(true);\nexpectEqual<Mutable<${answered}>, ${response}>(true);`;
    return checkTypes(await emitTypesOf(document), assertions);
  }

  const account = {
    type: "object",
    required: ["id", "name", "secret"],
    properties: { id, name: text, secret },
  };
  const request = "{ name: string; secret: string }";
  const response = "{ id: string; name: string }";

  it.each([
    ["in the bodies themselves", exchange(account, account)],
    ["in a component", exchange(ref("Account"), ref("Account"), { Account: account })],
    [
      "through a chain of references",
      exchange(ref("A"), ref("A"), { A: ref("B"), B: ref("Account"), Account: account }),
    ],
    [
      "in properties that are references",
      exchange(ref("Account"), ref("Account"), {
        Account: { ...account, properties: { id: ref("Id"), name: text, secret: ref("Secret") } },
        Id: id,
        Secret: secret,
      }),
    ],
  ])("is told apart %s", async (_, document) => {
    expect(await check(document, request, response)).toEqual([]);
  });

  it("is told apart in arrays, in members and in unions of references", async () => {
    const holder = (items: JsonObject) => ({
      type: "object",
      required: ["list", "one"],
      properties: { list: { type: "array", items }, one: { oneOf: [items, text] } },
    });
    const schemas = { Account: account, Holder: holder(ref("Account")) };
    const of = (type: string) => `{ list: (${type})[]; one: (${type}) | string }`;
    const expectations = `type Sent = ${sent};
export const sent: Sent = { list: [{ name: "a", secret: "b" }], one: { name: "a", secret: "b" } };
export function read(answered: ${answered}): ${of("{ id: string; name: string }")} { return answered; }
export function send(value: ${of("{ name: string; secret: string }")}): Sent { return value; }`;
    for (const document of [
      exchange(ref("Holder"), ref("Holder"), schemas),
      exchange(holder(ref("Account")), holder(ref("Account")), schemas),
    ]) {
      const schema = await emitTypesOf(document);
      expect(checkTypes(schema, expectations)).toEqual([]);
      const misuse = `export function read(answered: ${answered}) { return answered.list[0]?.secret; }
export const sent: ${sent} = { list: [{ id: "a", name: "a", secret: "b" }], one: "x" };`;
      expect(checkTypes(schema, misuse)).toHaveLength(2);
    }
  });

  it("is told apart in a shared request body and in a shared response", async () => {
    const document = createDocument(
      {
        "/a": {
          post: {
            ...getOperation("createA"),
            requestBody: { $ref: "#/components/requestBodies/A" },
            responses: { "200": { $ref: "#/components/responses/A" } },
          },
        },
      },
      {
        components: {
          requestBodies: { A: requestBody(account) },
          responses: { A: answer(account)["200"] ?? {} },
        },
      },
    );
    const assertions = `expectEqual<NonNullable<${sent}>, ${request}>(true);\nexpectEqual<${answered}["name"], string>(true);
// @ts-expect-error it is only written
export type Secret = ${answered}["secret"];`;
    expect(checkTypes(await emitTypesOf(document), assertions)).toEqual([]);
  });

  it("is told apart in parts of an allOf, whose other parts require it", async () => {
    const schemas = {
      Base: { type: "object", properties: { id, name: text } },
      Account: {
        allOf: [ref("Base"), { type: "object", required: ["id", "secret"], properties: { secret } }],
      },
    };
    const schema = await emitTypesOf(exchange(ref("Account"), ref("Account"), schemas));
    expect(checkTypes(schema, `export const sent: ${sent} = { secret: "b" };`)).toEqual([]);
    expect(checkTypes(schema, `export const sent: ${sent} = { id: "a", secret: "b" };`)).toHaveLength(1);
  });

  it("keeps the tags of the wire in the requests' twins", async () => {
    const pet = {
      type: "object",
      required: ["kind"],
      properties: { id, kind: text },
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
    };
    const cat = { allOf: [ref("Pet"), { type: "object", properties: { claws: { type: "integer" } } }] };
    const schema = await emitTypesOf(exchange(ref("Cat"), ref("Cat"), { Pet: pet, Cat: cat }));
    const assertions = `export const sent: ${sent} = { kind: "cat", claws: 1 };
expectEqual<${sent}["kind"], "cat">(true);
expectEqual<${answered}["kind"], "cat">(true);`;
    expect(checkTypes(schema, assertions)).toEqual([]);
    expect(checkTypes(schema, `export const sent: ${sent} = { id: "a", kind: "cat" };`)).toHaveLength(1);
  });

  it("gives a schema that only requests carry no twin, and leaves its name", async () => {
    const login = { type: "object", required: ["name", "secret"], properties: { id, name: text, secret } };
    const document = exchange(ref("Login"), text, { Login: login });
    expect(await emitTypesOf(document)).not.toContain("Writable");
    expect(checkTypes(await emitTypesOf(document), `expectEqual<S["Login"], ${request}>(true);`)).toEqual([]);
  });

  it("ends on schemas that refer to themselves", async () => {
    const node = { type: "object", properties: { id, children: { type: "array", items: ref("Node") } } };
    const schema = await emitTypesOf(exchange(ref("Node"), ref("Node"), { Node: node }));
    const assertions = `export const sent: ${sent} = { children: [{ children: [] }] };
export function read(answered: ${answered}) { return answered.children?.[0]?.children?.[0]?.id; }`;
    expect(checkTypes(schema, assertions)).toEqual([]);
    expect(checkTypes(schema, `export const sent: ${sent} = { children: [{ id: "a" }] };`)).toHaveLength(1);
  });

  it("leaves a schema without such members as it is, and makes no twin that no request uses", async () => {
    const schemas = { Plain: { type: "object", properties: { a: text } }, Account: account };
    expect(Object.keys(await emitByName(schemas))).toEqual(["Plain", "Account"]);
    const corrected = correctTypes(exchange(ref("Plain"), ref("Account"), schemas));
    expect(Object.keys((corrected["components"] as { schemas: JsonObject }).schemas)).toEqual([
      "Plain",
      "Account",
    ]);
  });

  it("gives the twin a name that no component has, and the word `name` with it", () => {
    const named = { ...account, "x-tributary": { name: "Person" } };
    const schemas = { Account: named, WritableAccount: text };
    const { components } = correctTypes(exchange(ref("Account"), ref("Account"), schemas)) as {
      components: { schemas: Record<string, JsonObject> };
    };
    expect(components.schemas["WritableAccount"]).toEqual(text);
    const [twin] = Object.entries(components.schemas).filter(([name]) => !(name in schemas));
    expect(twin?.[1]["properties"]).toEqual({ name: text, secret });
    expect(twin?.[1]["x-tributary"]).toEqual({ name: "WritablePerson" });
  });

  it("does not take a property called `readOnly` or `properties` for a mark", async () => {
    const schemas = {
      A: {
        type: "object",
        properties: { readOnly: { type: "boolean" }, properties: { type: "boolean" }, required: text },
      },
    };
    expect(await emitByName(schemas)).toEqual({
      A: "{ readOnly?: boolean; properties?: boolean; required?: string; }",
    });
  });
});

describe("a discriminator", () => {
  const tagged = (values: string[]) => ({
    type: "object",
    required: ["type"],
    properties: { type: { type: "string", enum: values } },
  });
  const untagged = { type: "object", required: ["type"], properties: { type: text } };
  const discriminator = { propertyName: "type" };

  it.each(["oneOf", "anyOf"])("without a mapping keeps the literals of the wire in %s", async (keyword) => {
    const schemas = {
      Method: { [keyword]: [ref("CardMethod"), ref("BankMethod")], discriminator },
      CardMethod: tagged(["card"]),
      BankMethod: tagged(["iban", "ach"]),
    };
    expect(await emitByName(schemas)).toEqual({
      Method: 'components["schemas"]["CardMethod"] | components["schemas"]["BankMethod"]',
      CardMethod: '{ type: "card"; }',
      BankMethod: '{ type: "iban" | "ach"; }',
    });
  });

  it("narrows by the literal of the wire, also through references and parts", async () => {
    const schemas = {
      Method: { oneOf: [ref("Card"), ref("Bank")], discriminator },
      Card: {
        allOf: [ref("CardBase"), { type: "object", required: ["number"], properties: { number: text } }],
      },
      CardBase: tagged(["card"]),
      Bank: {
        ...tagged(["bank"]),
        required: ["type", "iban"],
        properties: { ...tagged(["bank"]).properties, iban: text },
      },
    };
    const assertions =
      'export function read(method: S["Method"]): string { return method.type === "card" ? method.number : method.iban; }';
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
  });

  it("with a mapping gives the tags it maps, whether by reference or by name", async () => {
    const mapping = { card: "#/components/schemas/Card", bank: "Bank" };
    const schemas = {
      Method: { oneOf: [ref("Card"), ref("Bank")], discriminator: { ...discriminator, mapping } },
      Card: untagged,
      Bank: untagged,
    };
    const assertions =
      'expectEqual<S["Card"]["type"], "card">(true);\nexpectEqual<S["Bank"]["type"], "bank">(true);';
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
  });

  it("takes the name of the schema only where nothing else is said", async () => {
    const schemas = {
      Method: { oneOf: [ref("Card"), ref("Bank")], discriminator },
      Card: tagged(["card"]),
      Bank: untagged,
    };
    const assertions =
      'expectEqual<S["Card"]["type"], "card">(true);\nexpectEqual<S["Bank"]["type"], "Bank">(true);';
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
  });

  it("of a base keeps the literals that those who build on it spell", async () => {
    const part = (schema: JsonObject) => ({ allOf: [ref("Pet"), schema] });
    const schemas = {
      Pet: { ...untagged, discriminator },
      Cat: part({
        type: "object",
        properties: { type: { type: "string", enum: ["cat"] }, claws: { type: "integer" } },
      }),
      Dog: part({ type: "object", properties: { bark: text } }),
    };
    const assertions = `expectEqual<S["Cat"]["type"], "cat">(true);
expectEqual<S["Dog"]["type"], "Dog">(true);
export const cat: S["Cat"] = { type: "cat", claws: 1 };`;
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
  });
});

describe("an enum that may be null", () => {
  it.each([
    [{ type: "string", nullable: true, enum: ["a"] }, '"a" | null'],
    [{ type: "string", nullable: true, enum: ["a", null] }, '"a" | null'],
    [{ type: "string", nullable: true, enum: [null, "a"] }, '"a" | null'],
    [{ type: "string", enum: ["a", null] }, '"a" | null'],
    [{ type: ["string", "null"], enum: ["a", null] }, '"a" | null'],
    [{ type: "integer", nullable: true, enum: [1, null] }, "1 | null"],
    [{ enum: [null] }, "null"],
    [{ nullable: true, enum: [null] }, "null"],
    [{ type: "string", enum: ["a"] }, '"a"'],
  ])("%j is %s", async (schema, type) => {
    expect(await emitByName({ A: schema })).toEqual({ A: type });
    const assertions = `expectEqual<S["A"], ${type}>(true);`;
    expect(checkTypes(await emitSchemas({ A: schema }), assertions)).toEqual([]);
  });

  it("is the same as a member and as an item", async () => {
    const status = { type: "string", nullable: true, enum: ["a", null] };
    const schemas = {
      A: {
        type: "object",
        required: ["status"],
        properties: { status, list: { type: "array", items: status } },
      },
    };
    expect(await emitByName(schemas)).toEqual({ A: '{ status: "a" | null; list?: ("a" | null)[]; }' });
  });
});

describe("an int64", () => {
  const note = "Format: int64 (a number, exact up to 2^53 - 1)";

  it.each([
    [{ type: "integer", format: "int64" }],
    [{ type: ["integer", "null"], format: "int64" }],
    [{ type: "number", format: "int64" }],
  ])("says how far %j is exact", async (schema) => {
    const emitted = await emitSchemas({ Amount: schema });
    expect(emitted).toContain(note);
    expect(checkTypes(emitted, 'export const a: S["Amount"] = 1;')).toEqual([]);
  });

  it.each([
    [{ type: "string", format: "int64" }],
    [{ type: "integer", format: "int32" }],
    [{ type: "integer" }],
  ])("is not said of %j", async (schema) => {
    expect(await emitSchemas({ Amount: schema })).not.toContain("2^53");
  });
});

describe("correctTypes", () => {
  it("leaves the document given as it was", () => {
    const schemas = {
      A: {
        type: "object",
        properties: {
          id: { type: "integer", format: "int64", readOnly: true },
          kind: { type: "string", nullable: true, enum: ["a", null] },
        },
      },
      B: { oneOf: [ref("A")], discriminator: { propertyName: "kind" } },
    };
    const document = createDocument(
      { "/a": { post: { ...getOperation("createA"), requestBody: requestBody(ref("A")) } } },
      { components: { schemas } },
    );
    const before = structuredClone(document);
    correctTypes(document);
    expect(document).toEqual(before);
  });

  it("changes nothing that needs no correction", () => {
    const document = createDocument(
      { "/a": { get: { ...getOperation("getA"), responses: answer(ref("A")) } } },
      { components: { schemas: { A: { type: "object", properties: { a: text } } } } },
    );
    expect(correctTypes(document)).toEqual(document);
  });
});
