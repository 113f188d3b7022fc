import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { checkPlain } from "../../src/sample/check-plain.ts";
import { createSampleCheck } from "../../src/sample/check-sample.ts";
import { type Direction, toJsonSchema } from "../../src/sample/to-json-schema.ts";

const flag = { type: "boolean" };
const text = { type: "string" };
const own = { type: "string", readOnly: true };
const reference = { $ref: "#/components/schemas/own" };
const schemas: JsonObject = {
  flag,
  own,
  list: { type: "array", items: { $ref: "#/components/schemas/list" } },
};
const document = { openapi: "3.0.3", components: { schemas } };

const seen: Json[] = [
  true,
  false,
  {},
  text,
  flag,
  { type: "integer" },
  { type: "number", minimum: -1, maximum: 2 },
  { type: ["string", "null"] },
  { type: "file" },
  { type: "null" },
  { type: "string", nullable: true },
  { nullable: true, enum: ["a"] },
  { type: "string", enum: [] },
  { enum: ["a", 1, null, true] },
  { minLength: 2, maxLength: 2 },
  { minLength: "2", minimum: "3", maxItems: "0" },
  { type: "string", pattern: "^a+$" },
  { pattern: "[" },
  { pattern: "^.$" },
  { type: "array", items: flag, minItems: 1, maxItems: 2 },
  { type: "array", items: [flag] },
  { items: false },
  { type: "object", required: ["a"], properties: { a: text } },
  { required: ["a", "b", 1], properties: { a: own, b: { ...text, writeOnly: true } } },
  { required: ["a"], properties: { a: reference } },
  { required: "a", properties: [] },
  { properties: { a: text }, additionalProperties: false },
  { properties: { a: text }, additionalProperties: flag },
  { additionalProperties: "false" },
  { minProperties: 1, maxProperties: 1 },
  { oneOf: [text, { type: "array", items: text }] },
  { oneOf: [text, { type: "string", minLength: 2 }] },
  { oneOf: [flag] },
  { anyOf: [flag, { type: "integer" }], minimum: 1 },
  { allOf: [{ required: ["a"] }, { required: ["b"] }] },
  { oneOf: [], anyOf: {}, allOf: "a" },
  { $ref: "#/components/schemas/flag" },
  { $ref: "#/components/schemas/list" },
  { $ref: "#/components/schemas/flag", type: "string" },
];

/** What takes a validator: a keyword that is not looked at, an object in an enum. */
const unseen: Json[] = [
  { exclusiveMinimum: 1, minimum: 1 },
  { type: "integer", multipleOf: 2 },
  { not: text },
  { uniqueItems: true },
  { enum: [{ a: "a" }, [], ["a"]] },
  { allOf: [{ const: 1 }, text] },
  { oneOf: [text, { const: "a" }] },
  { anyOf: [flag, { const: 1 }] },
];

const values: Json[] = [
  ...[null, true, false, 0, 1, -1, 1.5, 3, "", "a", "aa", "b", "😀", "😀😀", "2026-01-31"],
  ...[[], [true], [true, false, true], ["a"], [[]], [[1]], [{}]],
  ...[{}, { a: "a" }, { a: 1 }, { b: "b" }, { a: "a", b: "b" }, { a: "a", b: true }, { c: null }],
];

function validateAll(schema: Json, direction: Direction): boolean[] {
  const ajv = new Ajv2020({ strict: false, logger: false });
  const validate = ajv.compile(toJsonSchema(document, schema, direction));
  return values.map((value) => validate(value) === true);
}

function judge(schema: Json, direction: Direction, value: Json): boolean | undefined {
  return checkPlain(schema, value, { document, direction, hasFormat: () => true });
}

afterEach(() => void vi.restoreAllMocks());

describe("a look at a value", () => {
  const directions = ["request", "response"] as const;

  it.each(seen)("says of %j what a validator says", (schema) => {
    for (const direction of directions) {
      const expected = validateAll(schema, direction);
      const found = values.map((value) => judge(schema, direction, value));
      expect(found.map((verdict, index) => [values[index], verdict])).toEqual(
        expected.map((verdict, index) => [values[index], verdict]),
      );
    }
  });

  it.each(unseen)("says of %j what a validator says, or that it does not know", (schema) => {
    const found = values.map((value) => judge(schema, "request", value));
    expect(found).toContain(undefined);
    for (const [index, expected] of validateAll(schema, "request").entries()) {
      expect([expected, undefined], JSON.stringify(values[index])).toContain(found[index]);
    }
  });

  it("misses a member that every object has by inheritance", () => {
    const schema = { required: ["toString", "__proto__"] };
    expect(judge(schema, "request", { toString: 1 })).toBe(false);
    expect(judge(schema, "request", JSON.parse('{"toString": 1, "__proto__": 2}'))).toBe(true);
  });

  it("ends on a schema that is made of itself, and does not know", () => {
    const endless = { components: { schemas: { a: { anyOf: [{ $ref: "#/components/schemas/a" }] } } } };
    const plain = { document: endless, direction: "request", hasFormat: () => true } as const;
    expect(checkPlain({ $ref: "#/components/schemas/a" }, 1, plain)).toBeUndefined();
  });
});

describe("the check of samples", () => {
  it("compiles a validator for a format once, and for nothing else that can be seen", () => {
    const compile = vi.spyOn(Ajv2020.prototype, "compile");
    const check = createSampleCheck(document);
    const schema = { type: "object", properties: { at: { type: "string", format: "date" } } };
    expect(check(schema, "request", { at: "2026-01-31" })).toBe(true);
    expect(check({ ...schema, required: ["at"] }, "request", { at: "31.1.2026" })).toBe(false);
    expect(compile.mock.calls).toEqual([[{ format: "date" }]]);
    expect(check({ ...schema, propertyNames: false }, "request", { at: "2026-01-31" })).toBe(false);
    expect(compile).toHaveBeenCalledTimes(2);
  });

  it.each(["unheard-of", "__proto__", "constructor", "toString"])("takes a format %s for none", (format) => {
    const check = createSampleCheck(document);
    expect(check({ type: "string", format }, "request", "a")).toBe(true);
    expect(check({ type: "integer", format }, "request", 1)).toBe(true);
  });
});
