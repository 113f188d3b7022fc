import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { buildSample } from "../../src/sample/build-sample.ts";
import { checkPlain } from "../../src/sample/check-plain.ts";
import { createSampleCheck } from "../../src/sample/check-sample.ts";
import { createSampler } from "../../src/sample/sampler.ts";
import { type Direction, toJsonSchema } from "../../src/sample/to-json-schema.ts";

/* What is checked at a glance must be what a validator would say, and every sample what its schema allows. */

/** Without `__proto__`, which the validator takes for none of a schema's properties. */
const names = ["a", "b", "constructor", "toString", "length"];
const texts = ["", "a", "abc", "😀", "é", "e\u0301", "1", "2026-01-31"];
const bound = fc.integer({ min: 0, max: 4 });
const maybe = (schema: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(schema, fc.boolean())
    .map(([made, isNullable]) => (isNullable ? { ...made, nullable: true } : made));

const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    maybe(
      fc.record(
        {
          type: fc.constant("string"),
          minLength: bound,
          maxLength: bound,
          pattern: fc.constantFrom("^.$", "^a", "^\\p{L}+$", "^..$"),
          enum: fc.uniqueArray(fc.constantFrom<Json>(...texts, null), { minLength: 1 }),
        },
        { requiredKeys: ["type"] },
      ) as fc.Arbitrary<JsonObject>,
    ),
    fc.record(
      { type: fc.constantFrom("integer", "number"), minimum: bound, maximum: bound },
      { requiredKeys: ["type"] },
    ) as fc.Arbitrary<JsonObject>,
    fc.constantFrom<JsonObject>({ type: "boolean" }, {}, { $ref: "#/components/schemas/Shared" }),
    fc.record(
      { type: fc.constant("array"), items: tie("schema"), minItems: bound, maxItems: bound },
      { requiredKeys: ["type", "items"] },
    ) as fc.Arbitrary<JsonObject>,
    fc.record(
      {
        type: fc.constant("object"),
        properties: fc.dictionary(fc.constantFrom(...names), tie("schema"), { maxKeys: 3 }),
        required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
        additionalProperties: fc.oneof(fc.boolean(), tie("schema")) as fc.Arbitrary<Json>,
      },
      { requiredKeys: ["type"] },
    ) as fc.Arbitrary<JsonObject>,
    fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((anyOf): JsonObject => ({ anyOf })),
  ),
}));

const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(...texts, null, true, 0, 1, 2.5, 4, -1),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3 }),
  ),
})).value;

const document = fc.record({ shared: schema }).map(
  ({ shared }): JsonObject => ({
    openapi: "3.0.3",
    components: { schemas: { Shared: shared["$ref"] === undefined ? shared : { type: "string" } } },
  }),
);
const direction = fc.constantFrom("request" as const, "response" as const);

/** What a validator says; undefined of a schema that asks for itself without end. */
function validate(within: JsonObject, of: JsonObject, way: Direction, sample: Json): boolean | undefined {
  const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false, ownProperties: true });
  try {
    return ajv.validate(toJsonSchema(within, of, way), sample) === true;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

describe("a value that is checked at a glance", { timeout: 30_000 }, () => {
  it("is judged as a validator judges it", () => {
    let taken = 0;
    fc.assert(
      fc.property(
        document,
        schema,
        direction,
        value,
        fc.boolean(),
        (within, of, way, other, withOptional) => {
          const how = { document: within, direction: way, withExamples: false, withOptional, choice: 0 };
          for (const candidate of [other, buildSample(of, how)]) {
            if (candidate === undefined) continue;
            const plain = { document: within, direction: way, hasFormat: () => true };
            const verdict = checkPlain(of, candidate, plain);
            if (verdict === undefined) continue;
            taken += 1;
            expect(validate(within, of, way, candidate)).not.toBe(!verdict);
          }
        },
      ),
      {
        numRuns: 250,
        seed: 4711,
        // What was found once.
        examples: [[{ openapi: "3.0.3" }, { type: "string", minLength: 2 }, "request", "😀", false]],
      },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

describe("a schema that asks for itself without end", () => {
  it("is kept to by nothing that it has no other way for, and is no failure", () => {
    const Self: JsonObject = { anyOf: [{ $ref: "#/components/schemas/Self" }, { type: "integer" }] };
    const check = createSampleCheck({ openapi: "3.1.0", components: { schemas: { Self } } });
    expect(check({ $ref: "#/components/schemas/Self" }, "request", "text")).toBe(false);
  });
});

describe("a sample", { timeout: 30_000 }, () => {
  it("is allowed by its schema, is the same each time, and is found or not in bounded time", () => {
    let found = 0;
    fc.assert(
      fc.property(document, schema, direction, (within, of, way) => {
        const sample = createSampler(within).sample({ schema: of }, way);
        expect(createSampler(within).sample({ schema: of }, way)).toEqual(sample);
        if (sample === undefined) return;
        found += 1;
        expect(validate(within, of, way, sample)).not.toBe(false);
      }),
      { numRuns: 40, seed: 4711 },
    );
    expect(found).toBeGreaterThan(20);
  });

  const Self: JsonObject = { anyOf: [{ $ref: "#/components/schemas/Self" }, { type: "integer" }] };
  it.each<[string, JsonObject]>([
    ["no such type", { type: "strnig" }],
    ["a pattern that is no expression", { type: "string", pattern: "(" }],
    ["bounds that exclude each other", { type: "integer", minimum: 5, maximum: 4 }],
    ["an endless list", { type: "array", items: { type: "string" }, minItems: 1e9 }],
    ["an endless text", { type: "string", minLength: 1e9 }],
    ["a reference that leads nowhere", { $ref: "#/components/schemas/Nope" }],
    ["a union of nothing", { oneOf: [] }],
    ["words in the place of schemas", { type: "object", properties: "none", required: "all" }],
    ["null everywhere", { type: null, properties: null, items: null, enum: null, allOf: null }],
    ["a union with itself", { anyOf: [{ $ref: "#/components/schemas/Self" }] }],
    ["false", { type: "array", items: false, minItems: 1 }],
  ])("of a schema that is odd is none, or one that it allows, and no failure: %s", (_, of) => {
    const within: JsonObject = { openapi: "3.1.0", components: { schemas: { Self } } };
    const sample = createSampler(within).sample({ schema: of }, "request");
    if (sample !== undefined) expect(createSampleCheck(within)(of, "request", sample)).toBe(true);
  });
});
