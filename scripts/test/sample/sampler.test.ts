import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { createSampler } from "../../src/sample/sampler.ts";

const document = { openapi: "3.1.0", components: { schemas: {} } };

function sample(schema: JsonObject, within: JsonObject = document): Json | undefined {
  return createSampler(within).sample({ schema }, "request");
}

const text = { type: "string" };

describe("a sample", () => {
  it("is the holder's example, then its first named example, then the schema's", () => {
    const { sample: find } = createSampler(document);
    const schema = { type: "string", example: "c", default: "d" };
    const examples = { first: { value: "b" }, second: { value: "x" } };
    expect(find({ example: "a", examples, schema }, "request")).toBe("a");
    expect(find({ examples, schema }, "request")).toBe("b");
    expect(find({ schema }, "request")).toBe("c");
  });

  it("is no example that the schema refuses, or the caller", () => {
    const { sample: find } = createSampler(document);
    const schema = { type: "string", maxLength: 3 };
    const examples = { long: { value: "too long" }, number: { value: 1 }, short: { value: "ok" } };
    expect(find({ example: 7, examples, schema }, "request")).toBe("ok");
    expect(find({ examples, schema }, "request", (value) => value !== "ok")).not.toBe("ok");
  });

  it("follows references of examples and schemas", () => {
    const components = {
      examples: { one: { value: 1 } },
      schemas: { flag: { type: "boolean" } },
    };
    const { sample: find } = createSampler({ ...document, components });
    const examples = { a: { $ref: "#/components/examples/one" } };
    expect(find({ examples, schema: { type: "integer" } }, "request")).toBe(1);
    expect(find({ schema: { $ref: "#/components/schemas/flag" } }, "request")).toBeTypeOf("boolean");
  });

  const accepted: JsonObject[] = [
    text,
    { type: "string", minLength: 20 },
    { type: "string", maxLength: 3 },
    { type: "string", enum: ["b", "a"] },
    { type: "string", pattern: "^[A-Z]{2}\\d{4}$" },
    { type: "integer" },
    { type: "integer", minimum: 10 },
    { type: "integer", maximum: 0 },
    { type: "number", minimum: -2, maximum: -1 },
    { type: "integer", minimum: 5, exclusiveMinimum: 7 },
    { type: "integer", multipleOf: 10, minimum: 5 },
    { type: "boolean" },
    { type: "array", items: text },
    { type: "array", items: text, minItems: 2 },
    {
      type: "object",
      required: ["a", "b"],
      properties: { a: text, b: { type: "array", items: text, minItems: 1 }, c: text },
    },
    { type: ["string", "null"] },
    { type: ["null", "integer"], minimum: 3 },
    { const: { a: 1 } },
    {
      allOf: [
        { type: "object", required: ["a"], properties: { a: text } },
        { type: "object", required: ["b"], properties: { b: text } },
      ],
    },
    {
      oneOf: [
        { type: "string", pattern: "^x$" },
        { type: "integer", minimum: 4 },
      ],
    },
    { anyOf: [{ type: "object", required: ["a"], properties: { a: { type: "boolean" } } }] },
    { properties: { a: text }, required: ["a"] },
  ];
  it.each(accepted)("is accepted by %j", (schema) => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const value = sample(schema);
    expect(value).not.toBeUndefined();
    expect(validate(value), JSON.stringify(value)).toBe(true);
  });

  it("of a request has no member that is read only", () => {
    const properties = { id: { type: "string", readOnly: true }, name: text };
    expect(sample({ type: "object", required: ["id", "name"], properties })).not.toHaveProperty("id");
  });

  it("is not found where nothing is accepted, and the search ends on a schema that needs itself", () => {
    const self = {
      type: "object",
      required: ["self"],
      properties: { self: { $ref: "#/components/schemas/self" } },
    };
    expect(sample(self, { ...document, components: { schemas: { self } } })).toBeUndefined();
    expect(sample({ allOf: [{ type: "string" }, { type: "integer" }] })).toBeUndefined();
  });
});
