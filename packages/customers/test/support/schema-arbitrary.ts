import fc, { type Arbitrary } from "fast-check";
import type { Schema } from "./schema.ts";

type Words = { readonly [Word in keyof Schema]-?: true };

/** Every word that the arbitraries heed; one that they do not is an error, for what they make could be a lie. */
const heeded: Words = {
  type: true,
  nullable: true,
  enum: true,
  format: true,
  minLength: true,
  maxLength: true,
  minimum: true,
  maximum: true,
  items: true,
  minItems: true,
  maxItems: true,
  properties: true,
  required: true,
  description: true,
  example: true,
};

/** Generates what fits a contract's schema, with members that the contract does not know. */
export function fromSchema(schema: Schema): Arbitrary<unknown> {
  const unheeded = Object.keys(schema).filter((word) => !Object.hasOwn(heeded, word));
  if (unheeded.length > 0) throw new Error(`teach test/support/schema-arbitrary.ts the words ${unheeded}`);
  const values = toValues(schema);
  return schema.nullable ? fc.option(values, { freq: 4, nil: null }) : values;
}

function toValues(schema: Schema): Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "array":
      return fc.array(fromSchema(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4),
      });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return toNumbers(schema);
    case "object":
      return toObjects(schema);
    case "string":
      return schema.format === undefined ? toTexts(schema) : toFormatted(schema.format);
    default:
      return anything;
  }
}

const anything = fc.constantFrom<unknown>(null, true, -1, "2026-01-01T00:00:00Z", [], [null], {
  status: "ACTIVE",
});

function toNumbers({ type, minimum, maximum }: Schema): Arbitrary<number> {
  const lowest = minimum ?? Number.MIN_SAFE_INTEGER;
  const highest = maximum ?? Number.MAX_SAFE_INTEGER;
  const edges = [0, -1, 1744373843, 1744373843000, 2 ** 63, -(2 ** 63), ...(type === "number" ? [0.5] : [])];
  const fitting = [lowest, highest, ...edges].filter((edge) => edge >= lowest && edge <= highest);
  return fc.oneof(
    fc.constantFrom(...fitting),
    fc.integer({ min: Math.max(lowest, -(2 ** 31)), max: Math.min(highest, 2 ** 33) }),
  );
}

function toTexts({ minLength = 0, maxLength = 60 }: Schema): Arbitrary<string> {
  const odd = [
    "",
    " ",
    "\ud800",
    "\u0000",
    "LT",
    "null",
    "2026-02-30T00:00:00Z",
    "\u{1f3e6}".repeat(maxLength),
  ];
  const fitting = odd.filter((text) => [...text].length >= minLength && [...text].length <= maxLength);
  const written = fc.string({
    minLength,
    maxLength: Math.min(maxLength, minLength + 12),
    unit: "grapheme-ascii",
  });
  return fitting.length === 0
    ? written
    : fc.oneof({ weight: 2, arbitrary: written }, fc.constantFrom(...fitting));
}

function toFormatted(format: string): Arbitrary<string> {
  switch (format) {
    case "date-time":
      return fc
        .tuple(
          fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 }),
          fc.constantFrom("Z", "z", "+05:30", "-23:59"),
          fc.constantFrom("", ".5", ".123456789"),
          fc.constantFrom("T", "t", " "),
        )
        .map(([moment, offset, fraction, separator]) =>
          new Date(moment)
            .toISOString()
            .replace(/\.\d+Z$/, fraction + offset)
            .replace("T", separator),
        );
    case "email":
      return fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom("a@b.example", "o'neill+x@sub.example") },
        fc.emailAddress(),
      );
    case "uuid":
      return fc.uuid();
    default:
      throw new Error(`teach test/support/schema-arbitrary.ts the format ${format}`);
  }
}

function toObjects({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, fromSchema(schema)]),
  );
  const unknown = ["member_nobody_documented", "__proto__", "constructor", "toJSON", "length", "countryCode"];
  const others = unknown.filter((name) => !Object.hasOwn(properties, name));
  return fc
    .tuple(
      fc.record(members, { requiredKeys: [...required] }),
      fc.array(fc.tuple(fc.constantFrom(...others), anything), { maxLength: 2 }),
    )
    .map(([known, added]) => Object.fromEntries([...Object.entries(known), ...added]));
}
