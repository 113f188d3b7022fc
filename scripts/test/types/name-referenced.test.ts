import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { nameReferenced } from "../../src/types/name-referenced.ts";
import { answer, createDocument, getOperation, ref } from "../support/create-document.ts";
import { checkTypes, emitTypesOf } from "../support/emit-types.ts";

const account = {
  type: "object",
  required: ["id", "lines"],
  properties: {
    id: { type: "string" },
    lines: {
      type: "array",
      items: { type: "object", required: ["n"], properties: { n: { type: "integer" } } },
    },
  },
};

function at(reference: string): JsonObject {
  return { $ref: reference };
}

function createTwo(first: JsonObject, second: JsonObject, members: JsonObject = {}): JsonObject {
  const paths = {
    "/a": { get: { ...getOperation("getA"), ...first } },
    "/b": { get: { ...getOperation("getB"), ...second } },
  };
  return createDocument(paths, members);
}

const answerA = "#/paths/~1a/get/responses/200/content/application~1json/schema";

describe("nameReferenced", () => {
  it("gives back a document whose references all lead to components", () => {
    const document = createTwo(
      { responses: answer(ref("A")) },
      {},
      { components: { schemas: { A: account } } },
    );
    expect(nameReferenced(document)).toBe(document);
  });

  it("names a schema after the place where it stands, once, and leaves the document as it was", () => {
    const document = createTwo({ responses: answer(account) }, { responses: answer(at(answerA)) });
    const before = structuredClone(document);
    const { components, paths } = nameReferenced(document) as { components: Json; paths: Json };
    expect(components).toEqual({ schemas: { AGet200ApplicationJson: account } });
    const referring = answer(ref("AGet200ApplicationJson"));
    expect(paths).toMatchObject({
      "/a": { get: { responses: referring } },
      "/b": { get: { responses: referring } },
    });
    expect(document).toEqual(before);
  });

  it("takes no name that is taken", () => {
    const components = { schemas: { AGet200ApplicationJson: { type: "string" } } };
    const document = createTwo(
      { responses: answer(account) },
      { responses: answer(at(answerA)) },
      { components },
    );
    expect(
      Object.keys((nameReferenced(document) as never as typeof document)["components"] as JsonObject),
    ).toEqual(["schemas"]);
    expect(nameReferenced(document)).toMatchObject({
      components: {
        schemas: { AGet200ApplicationJson: { type: "string" }, AGet200ApplicationJson2: account },
      },
    });
  });

  it("puts a parameter in place of a reference to it", () => {
    const parameter = { name: "q", in: "query", schema: { type: "string" } };
    const document = createTwo(
      { parameters: [parameter] },
      { parameters: [at("#/paths/~1a/get/parameters/0")] },
    );
    expect(nameReferenced(document)).toMatchObject({ paths: { "/b": { get: { parameters: [parameter] } } } });
  });

  it("leaves a reference to the document itself, and one that leads nowhere", () => {
    const document = createTwo({ responses: answer(at("#")) }, { responses: answer(at("#/x/y/z")) });
    expect(nameReferenced(document)).toMatchObject(document);
  });

  it("holds schemas within schemas, and such as refer to themselves", async () => {
    const tree = { type: "object", properties: { children: { type: "array", items: at(answerA) } } };
    const line = "#/components/schemas/Account/properties/lines/items";
    const document = createTwo(
      { responses: answer(tree) },
      { responses: answer({ type: "object", required: ["line"], properties: { line: at(line) } }) },
      { components: { schemas: { Account: account } } },
    );
    const types = await emitTypesOf(document);
    const assertions = `
type Body<P extends keyof paths> = paths[P] extends { get: { responses: { 200: { content: { "application/json": infer B } } } } } ? B : never;
expectEqual<Body<"/b">, { line: { n: number } }>(true);
expectEqual<NonNullable<Body<"/a">["children"]>, Body<"/a">[]>(true);
expectEqual<S["Account"]["lines"], { n: number }[]>(true);
`;
    expect(checkTypes(types, assertions)).toEqual([]);
  });
});
