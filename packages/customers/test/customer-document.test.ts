import schema from "@tributary/customers/customer.schema.json" with { type: "json" };
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnyAdapter, fromCustomerJson, InputError, providers, toCustomerJson } from "../src/index.ts";
import { readRecordSchema } from "./support/contracts.ts";
import { bendAll, said } from "./support/hostile.ts";
import { replaceMember } from "./support/record-paths.ts";
import { compileSchema } from "./support/schema.ts";
import { fromSchema } from "./support/schema-arbitrary.ts";

const moments = `2026-01-31T23:59:59.999Z 2024-02-29T00:00:00.000Z 2023-02-29T00:00:00.000Z 1900-02-29T00:00:00.000Z
2026-02-30T00:00:00.000Z 2026-13-01T00:00:00.000Z 2026-00-01T00:00:00.000Z 2026-01-01T24:00:00.000Z
2026-01-01T00:60:00.000Z 2016-12-31T23:59:60.000Z 2026-01-01T00:00:00Z 2026-01-01T00:00:00.0000Z
2026-01-01T00:00:00.000+00:00 2026-01-01t00:00:00.000z 0000-01-01T00:00:00.000Z +010000-01-01T00:00:00.000Z`;
const words =
  "LT lt LTU L ACTIVE individual business trust active unverified frozen registration postal home acme";
const texts = ["", " ", "\u2003", "\ufeff", "\u0000", "\ud800", "LT\n", "2026-01-01T00:00:00.000Z\n"];
const objects = [
  { type: null, number: "1" },
  { value: "active", native: "1" },
  { url: null, breakdown: [] },
];

/** What stands at the border between right and wrong, for one member or another. */
const edges: readonly unknown[] = [
  ...[null, true, 0, [], {}, [null], [[]], JSON.parse('{"__proto__":null}')],
  ...[...moments.split(/\s/), ...words.split(" "), ...texts],
  ...[...objects, ...objects.map((each) => [each])],
];

const text = "a text";
const part = { currency: text, rail: text, status: text };
const address = { line: text, city: text, region: text, postalCode: text, country: text, countryCode: "LT" };
const full = {
  provider: text,
  id: text,
  kind: "business",
  name: text,
  email: text,
  status: { value: "active", native: text },
  verification: { url: text, breakdown: [part] },
  documents: [{ type: text, number: text }],
  addresses: [{ purpose: "postal", ...address }],
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: null,
  raw: { any: "thing" },
};

describe("the check by hand", () => {
  const fits = compileSchema(schema);

  const expectSame = (document: unknown): boolean => {
    const isTaken = isRead(JSON.stringify(document));
    if (isTaken === fits(document)) return isTaken;
    throw new Error(
      `taken: ${isTaken}, the schema: ${JSON.stringify(fits.errors)}: ${JSON.stringify(document)}`,
    );
  };

  it("takes what the schema takes, whatever stands in one member or beside it", () => {
    expect(expectSame(full)).toBe(true);
    const paths = listPaths(full).flatMap((path) => [path, `${path}_added`]);
    const changed = paths.flatMap((path) => [
      replaceMember(full, path),
      ...edges.map((edge) => replaceMember(full, path, edge)),
    ]);
    const taken = changed.filter(expectSame).length;
    expect(taken).toBeGreaterThan(500);
    expect(changed.length - taken).toBeGreaterThan(500);
  });

  it("takes what the schema takes, however much is wrong", () => {
    const customers = Object.entries<AnyAdapter>({ ...providers }).map(([provider, { toCustomer }]) =>
      fromSchema(readRecordSchema(provider)).map((raw) => JSON.parse(toCustomerJson(toCustomer(raw)))),
    );
    const documents = bendAll(
      fc.oneof(fc.constant(full), ...customers),
      fc.oneof(fc.constantFrom(...edges), said),
    );
    const seen = { taken: 0, refused: 0 };
    const property = fc.property(documents, (document) => {
      seen[expectSame(document) ? "taken" : "refused"] += 1;
    });
    fc.assert(property, { numRuns: 10_000, seed: 6 });
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(800);
  }, 180_000);
});

function isRead(json: string): boolean {
  try {
    fromCustomerJson(json);
    return true;
  } catch (error) {
    if (!InputError.is(error)) throw error;
    return false;
  }
}

/** The path of every member, those of objects and of the items of lists too. */
function listPaths(value: unknown, prefix = ""): string[] {
  if (Array.isArray(value)) return listPaths(value[0], prefix);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    `${prefix}${name}`,
    ...listPaths(member, `${prefix}${name}.`),
  ]);
}
