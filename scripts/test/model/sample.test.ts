import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { sampleValue } from "../../src/model/sample.ts";

const keep = (value: Json): Json => value;

function sample(schema: JsonObject): Json | undefined {
  return sampleValue({ schema }, keep);
}

const text = { type: "string" };

describe("sampleValue", () => {
  it("prefers the holder's example, then its first named example, then the schema's example and default", () => {
    const schema = { type: "string", example: "c", default: "d", enum: ["e"] };
    const examples = { first: { value: "b" }, second: { value: "x" } };
    expect(sampleValue({ example: "a", examples, schema }, keep)).toBe("a");
    expect(sampleValue({ examples, schema }, keep)).toBe("b");
    expect(sampleValue({ schema }, keep)).toBe("c");
    expect(sampleValue({ schema: { ...schema, example: false } }, keep)).toBe(false);
    expect(sample({ type: "string", default: "d", enum: ["e"] })).toBe("d");
  });

  it("follows references of examples and schemas", () => {
    const targets: Record<string, Json> = { example: { value: 1 }, schema: { type: "boolean" } };
    const resolve = (value: Json): Json =>
      typeof value === "object" && value !== null && "$ref" in value
        ? (targets[String(value["$ref"])] ?? null)
        : value;
    expect(sampleValue({ examples: { a: { $ref: "example" } } }, resolve)).toBe(1);
    expect(sampleValue({ schema: { $ref: "schema" } }, resolve)).toBe(true);
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
    { type: "string", pattern: "^a$" },
    {},
    { type: "object", required: ["a"], properties: { a: { type: "string", pattern: "^a$" } } },
    { type: "object", required: ["a"] },
  ];
  it.each(unknown)("knows no value for %j", (schema) => {
    expect(sample(schema)).toBeUndefined();
  });

  it("ends on a schema that needs itself", () => {
    const schema: JsonObject = { type: "object", required: ["self"], properties: { self: { $ref: "self" } } };
    const resolve = (value: Json): Json =>
      typeof value === "object" && value !== null && "$ref" in value ? schema : value;
    expect(sampleValue({ schema }, resolve)).toBeUndefined();
  });
});
