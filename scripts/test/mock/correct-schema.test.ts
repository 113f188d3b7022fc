import { checkContract } from "@tributary/mocks";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/json.ts";
import { correctSchema } from "../../src/mock/correct-schema.ts";
import { answer, createGetDocument } from "../support/create-document.ts";

/** What a schema says, and what is made of it. */
const corrections: Record<string, [written: Json, corrected: Json]> = {
  "an enum with duplicates": [
    { type: "string", enum: ["a", "b", "a"] },
    { type: "string", enum: ["a", "b"] },
  ],
  "an enum that lists null beside nullable": [
    { type: "string", nullable: true, enum: ["a", null] },
    { type: "string", nullable: true, enum: ["a"] },
  ],
  "an enum of null alone": [{ type: "string", nullable: true, enum: [null] }, { enum: [null] }],
  "an empty enum": [{ type: "string", enum: [] }, { type: "string" }],
  "an enum that is no list": [{ type: "string", enum: "a" }, { type: "string" }],
  "nullable without a type": [{ nullable: true }, {}],
  "nullable beside properties": [
    { nullable: true, properties: { a: { type: "string" } } },
    { type: "object", nullable: true, properties: { a: { type: "string" } } },
  ],
  "nullable beside alternatives": [
    { nullable: true, oneOf: [{ type: "string" }, { type: "integer" }] },
    { anyOf: [{ oneOf: [{ type: "string" }, { type: "integer" }] }, { enum: [null] }] },
  ],
  "nullable that is text": [
    { type: "string", nullable: "true" },
    { type: "string", nullable: true },
  ],
  "the type null": [{ type: "null" }, { enum: [null] }],
  "a list of types": [{ type: ["string", "integer"] }, { anyOf: [{ type: "string" }, { type: "integer" }] }],
  "a type or null": [{ type: ["string", "null"] }, { type: "string", nullable: true }],
  "a type that is a format": [{ type: "date" }, { type: "string" }],
  "a type of another language": [{ type: "Int" }, { type: "integer" }],
  "an unknown type": [{ type: "strnig", maxLength: 1 }, { maxLength: 1 }],
  "bounds that are text": [
    { type: "integer", minimum: "1", maximum: " " },
    { type: "integer", minimum: 1 },
  ],
  "a length below nothing": [{ type: "string", minLength: -1, maxLength: 1.5 }, { type: "string" }],
  "a step of nothing": [{ type: "number", multipleOf: 0 }, { type: "number" }],
  "a flag that is text": [
    { type: "array", items: {}, uniqueItems: "yes" },
    { type: "array", items: {} },
  ],
  "required on a property": [
    { type: "object", properties: { a: { type: "string", required: true } } },
    { type: "object", properties: { a: { type: "string" } } },
  ],
  "required twice": [
    { type: "object", required: ["a", "a", 1], properties: { a: {} } },
    { type: "object", required: ["a"], properties: { a: {} } },
  ],
  "a required member that is not declared": [
    { type: "object", required: ["a", "b"], properties: { a: { type: "string" } } },
    { type: "object", required: ["a", "b"], properties: { a: { type: "string" }, b: {} } },
  ],
  "a schema in place of a type, among definitions": [
    { type: "object", definitions: { kind: { type: { enum: ["a"] } } } },
    { type: "object", definitions: { kind: {} } },
  ],
  "a pattern with idle escapes": [
    { type: "string", pattern: "^[a\\-z]\\-\\@$" },
    { type: "string", pattern: "^[a\\-z]-@$" },
  ],
  "a pattern that is no expression": [{ type: "string", pattern: "(?i)a(" }, { type: "string" }],
  "items by their place": [
    { type: "array", items: [{ type: "string" }] },
    { type: "array", items: {} },
  ],
  "alternatives that are none": [{ type: "string", oneOf: [], anyOf: {} }, { type: "string" }],
  "additional members as text": [
    { type: "object", additionalProperties: "false" },
    { type: "object", additionalProperties: false },
  ],
  "a format that is no text": [{ type: "string", format: 5 }, { type: "string" }],
  "names of schemas": [{ $id: "a", $schema: "b", $anchor: "c", type: "string" }, { type: "string" }],
  "what is no schema": ["string", {}],
  "a part that is wrong": [
    { allOf: [{ type: "object", properties: { __proto__x: { items: [{}] } } }] },
    { allOf: [{ type: "object", properties: { __proto__x: { items: {} } } }] },
  ],
};

const sound: Json[] = [
  { allOf: [{ $ref: "#/components/schemas/Other" }, { required: ["a"], properties: { b: {} } }] },
  {},
  { type: "string", format: "iban", maxLength: 3, pattern: "^a$" },
  { type: "string", nullable: true, enum: ["a"] },
  { type: "integer", minimum: 1, exclusiveMinimum: true },
  { oneOf: [{ type: "string" }, { $ref: "#/components/schemas/Other" }] },
  { type: "object", required: ["a"], properties: { a: { type: "string" } }, additionalProperties: false },
];

describe("correctSchema", () => {
  it.each(Object.entries(corrections))("corrects %s", (_name, [written, corrected]) => {
    const before = structuredClone(written);
    expect(correctSchema(written)).toEqual(corrected);
    expect(written).toEqual(before);
  });

  it.each(Object.entries(corrections))("makes Prism see again by %s", async (_name, [written]) => {
    const schema = { type: "object", properties: { suspect: correctSchema(written) } };
    await expect(checkContract(createGetDocument({ responses: answer(schema) }))).resolves.toBeUndefined();
  });

  it.each(sound)("leaves %j as it is", (schema) => {
    expect(correctSchema(schema)).toEqual(schema);
  });
});
