import { describe, expect, it } from "vitest";
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

describe("an enum that may be null", () => {
  it.each([
    [{ type: "string", nullable: true, enum: ["a"] }, '"a" | null'],
    [{ type: "string", nullable: true, enum: ["a", null] }, '"a" | null'],
    [{ type: "string", nullable: true, enum: [null, "a"] }, '"a" | null'],
    [{ type: "string", enum: ["a", null] }, '"a" | null'],
    [{ type: ["string", "null"], enum: ["a", null] }, '"a" | null'],
    [{ type: ["string", "null"], enum: ["a"] }, '"a" | null'],
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

describe("members that another part requires", () => {
  const base = { type: "object", properties: { a: text, b: text } };

  it("are required of a schema that may be null on its own", async () => {
    const schemas = {
      Base: { ...base, nullable: true },
      Whole: { allOf: [ref("Base"), { type: "object", properties: { c: text } }], required: ["a", "c"] },
    };
    const assertions = `
export const whole: S["Whole"] = { a: "1", c: "2" };
export const base: S["Base"] = null;
expectEqual<null extends S["Whole"] ? true : false, false>(true);
`;
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
    expect(
      checkTypes(await emitSchemas(schemas), 'export const part: S["Whole"] = { c: "2" };'),
    ).toHaveLength(1);
  });

  it("are required of the alternatives that have them", async () => {
    const other = { type: "object", required: ["d"], properties: { d: text } };
    const schemas = {
      Either: { oneOf: [base, other], properties: { a: text } },
      Whole: { allOf: [ref("Either")], required: ["a"] },
    };
    expect(
      checkTypes(await emitSchemas(schemas), 'export const whole: S["Whole"] = { a: "1", d: "2" };'),
    ).toEqual([]);
  });
});

describe("alternatives of which members there must be", () => {
  const properties = { a: text, b: text };

  it("leave the members their types", async () => {
    const least = [{ required: ["a"] }, { required: ["b"] }];
    const types = await emitByName({
      Any: { type: "object", properties, anyOf: least },
      One: { type: "object", properties, oneOf: [...least, { not: { required: ["a"] } }] },
    });
    expect(types).toEqual({ Any: "{ a?: string; b?: string; }", One: "{ a?: string; b?: string; }" });
  });

  it("are kept where one of them has a type", async () => {
    const anyOf = [{ required: ["a"] }, { type: "object", properties: { c: text } }];
    const types = await emitByName({ Any: { type: "object", properties, anyOf } });
    expect(types["Any"]).toContain("c?: string");
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

describe("a discriminator", () => {
  it("is left out where its mapping leads nowhere", async () => {
    const kind = { type: "string", enum: ["a", "b"] };
    const Base = {
      type: "object",
      required: ["kind"],
      properties: { kind },
      discriminator: { propertyName: "kind", mapping: { a: "#/a", b: "#/b" } },
    };
    const types = await emitByName({ Base, Inheritor: { allOf: [ref("Base")] } });
    expect(types["Base"]).toBe('{ kind: "a" | "b"; }');
    expect(types["Inheritor"]).toBe('components["schemas"]["Base"]');
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
