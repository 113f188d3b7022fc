import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { correctTypes } from "../../src/types/correct-types.ts";
import { splitDirections } from "../../src/types/split-directions.ts";
import { answer, createDocument, getOperation, ref, requestBody } from "../support/create-document.ts";
import { checkTypes, emitByName, emitTypesOf } from "../support/emit-types.ts";

const text = { type: "string" };

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

  it("leaves the document as it is, wherever what goes one way stands", () => {
    const body = requestBody(account);
    const response = answer(account);
    const operation = { ...getOperation("createA"), requestBody: body, responses: response };
    const components = { schemas: { account }, requestBodies: { body }, responses: response };
    const document = createDocument({ "/a": { post: operation } }, { components });
    const before = JSON.stringify(document);
    const split = splitDirections(document);
    expect(JSON.stringify(document)).toBe(before);
    const marks = (place: unknown) => JSON.stringify(place).match(/readOnly|writeOnly/g);
    const { components: shared, paths } = split as { components: JsonObject; paths: JsonObject };
    const { post } = paths["/a"] as { post: JsonObject };
    for (const place of [shared["requestBodies"], post["requestBody"]])
      expect(marks(place)).toEqual(["writeOnly"]);
    for (const place of [shared["responses"], post["responses"]]) expect(marks(place)).toEqual(["readOnly"]);
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
