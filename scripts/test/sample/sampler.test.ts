import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { createSampler } from "../../src/sample/sampler.ts";

function sampleHolder(holder: JsonObject, document: JsonObject = {}): Json | undefined {
  return createSampler(document).sample(holder, "request");
}

function sample(schema: JsonObject, document: JsonObject = {}): Json | undefined {
  return sampleHolder({ schema }, document);
}

const text = { type: "string" };

describe("a sample", () => {
  it("is the holder's example, then its first named example, then the schema's example and default", () => {
    const schema = { type: "string", example: "c", default: "d", enum: ["a", "b", "c", "d"] };
    const examples = { first: { value: "b" }, second: { value: "a" } };
    expect(sampleHolder({ example: "a", examples, schema })).toBe("a");
    expect(sampleHolder({ examples, schema })).toBe("b");
    expect(sampleHolder({ schema })).toBe("c");
    expect(sample({ type: "string", default: "d", enum: ["e", "d"] })).toBe("d");
  });

  it("is no example that the schema refuses", () => {
    const schema = { type: "integer", minimum: 10, example: 3, default: "many" };
    expect(sampleHolder({ example: "ten", examples: { small: { value: 2 } }, schema })).toBe(10);
  });

  it("has no member that the schema does not declare, since TypeScript refuses it", () => {
    const schema = { type: "object", properties: { a: text }, example: { a: "x", b: "y" } };
    expect(sampleHolder({ schema })).toEqual({ a: "x" });
    expect(sampleHolder({ schema: { ...schema, additionalProperties: true } })).toEqual({ a: "x", b: "y" });
    const part = { type: "object", properties: { b: text } };
    expect(sampleHolder({ schema: { ...schema, allOf: [part] } })).toEqual({ a: "x", b: "y" });
  });

  it("follows references of examples and schemas", () => {
    const document = {
      components: {
        examples: { one: { value: 1 } },
        schemas: { Flag: { type: "boolean" }, Number: { type: "integer" } },
      },
    };
    const examples = { a: { $ref: "#/components/examples/one" } };
    const holder = { examples, schema: { $ref: "#/components/schemas/Number" } };
    expect(sampleHolder(holder, document)).toBe(1);
    expect(sample({ $ref: "#/components/schemas/Flag" }, document)).toBe(true);
  });

  const accepted: JsonObject[] = [
    text,
    { type: "string", minLength: 20 },
    { type: "string", maxLength: 3 },
    { type: "string", enum: ["b", "a"] },
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
    { type: "string", pattern: "^[A-Z]{2}-\\d{4}$" },
    { type: "string", pattern: "^a$" },
    { type: "string", pattern: "^[a-z]+$", minLength: 20, maxLength: 24 },
    { type: "string", format: "ipv6" },
    { type: "array", items: { enum: ["a", "b", "c"] }, minItems: 2, uniqueItems: true },
    { type: "object", minProperties: 2, additionalProperties: text },
    { type: "object", required: ["free"] },
    {
      oneOf: [
        { type: "object", properties: { a: text } },
        { type: "object", required: ["b"], properties: { b: text } },
      ],
    },
    {},
  ];
  it.each(accepted)("makes a value that %j accepts", (schema) => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const value = sample(schema);
    expect(value).not.toBeUndefined();
    expect(validate(value), JSON.stringify(value)).toBe(true);
  });

  it("sends no member that is read only", () => {
    const properties = { id: { type: "string", readOnly: true }, name: text };
    expect(sample({ type: "object", required: ["id", "name"], properties })).toEqual({ name: "example" });
  });

  const unknown: JsonObject[] = [
    { type: "string", pattern: "^(?!a)a$" },
    { type: "object", required: ["a"], properties: { a: { type: "string", pattern: "^(?!a)a$" } } },
    { type: "integer", minimum: 2, maximum: 1 },
  ];
  it.each(unknown)("is not to be had of %j", (schema) => {
    expect(sample(schema)).toBeUndefined();
  });

  it("stops at an optional member of its own kind, and is not to be had of a schema that needs itself", () => {
    const self = { $ref: "#/components/schemas/Self" };
    const of = (required: string[]): JsonObject => ({
      components: { schemas: { Self: { type: "object", required, properties: { self, name: text } } } },
    });
    expect(sample(self, of(["name"]))).toEqual({ name: "example" });
    expect(sample(self, of(["self"]))).toBeUndefined();
  });

  it("carries the tag of the alternative it is of", () => {
    const kind = { type: "object", required: ["kind"], properties: { kind: text } };
    const document = { components: { schemas: { Card: kind, Bank: kind } } };
    const oneOf = [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Bank" }];
    const mapping = { card: "#/components/schemas/Card" };
    const union = { anyOf: oneOf, discriminator: { propertyName: "kind", mapping } };
    expect(sample(union, document)).toEqual({ kind: "card" });
    expect(sample({ ...union, discriminator: { propertyName: "kind" } }, document)).toEqual({ kind: "Card" });
  });
});
