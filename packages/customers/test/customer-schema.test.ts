import schema from "@tributary/customers/customer.schema.json" with { type: "json" };
import manifest from "@tributary/customers/package.json" with { type: "json" };
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnyAdapter, fromCustomerJson, InputError, providers, toCustomerJson } from "../src/index.ts";
import { readRecordSchema } from "./support/contracts.ts";
import { bendAll, said } from "./support/hostile.ts";
import { compileSchema } from "./support/schema.ts";
import { fromSchema } from "./support/schema-arbitrary.ts";

/** What is used of a JSON Schema here. */
interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
}

describe("the schema of a customer", () => {
  it("says of every member what it is", () => {
    expect(findUndescribed(schema, "customer")).toEqual([]);
    expect(findUndescribed({ properties: { id: { type: "string" } }, description: "" }, "customer")).toEqual([
      "customer",
      "customer.id",
    ]);
  });

  it("lets no member in that it does not name, nor one go missing, but in the record", () => {
    expect(findOpen(schema, "customer")).toEqual([]);
    expect(findOpen({ type: "object", properties: { id: true } }, "customer")).toEqual(["customer"]);
  });

  it("is part of the package", () => {
    expect(manifest.files).toContain("customer.schema.json");
    expect(manifest.exports["./customer.schema.json"]).toBe("./customer.schema.json");
  });
});

describe("the check by hand", () => {
  const fits = compileSchema(schema);
  const edges = fc.constantFrom<unknown>(
    ...[
      "2026-01-31T23:59:59.999Z",
      "2026-02-30T00:00:00.000Z",
      "2016-12-31T23:59:60.000Z",
      "2026-01-01T24:00:00.000Z",
    ],
    ...[
      "0000-01-01T00:00:00.000Z",
      "+010000-01-01T00:00:00.000Z",
      "2026-01-01t00:00:00.000z",
      "2024-02-29T00:00:00.000Z",
    ],
    ...[
      "2023-02-29T00:00:00.000Z",
      "2026-13-01T00:00:00.000Z",
      "2026-01-01T00:00:00.000Z\n",
      "1900-02-29T00:00:00.000Z",
    ],
    ...[
      "LT",
      "lt",
      "LTU",
      "L",
      "LT\n",
      "individual",
      "business",
      "active",
      "postal",
      "acme",
      "",
      "\u2003",
      "\ufeff",
    ],
    ...[null, { type: null, number: "1" }, { value: "active", native: "1" }, { url: null, breakdown: [] }],
  );

  it("takes exactly what the schema takes", () => {
    const customers = Object.entries<AnyAdapter>({ ...providers }).map(([provider, { toCustomer }]) =>
      fromSchema(readRecordSchema(provider)).map((raw) => JSON.parse(toCustomerJson(toCustomer(raw)))),
    );
    const documents = bendAll(fc.oneof(...customers), fc.oneof(edges, said));
    const seen = { taken: 0, refused: 0 };
    const property = fc.property(documents, (document) => {
      const isTaken = isRead(JSON.stringify(document));
      seen[isTaken ? "taken" : "refused"] += 1;
      if (isTaken !== fits(document)) throw new Error(`the schema: ${JSON.stringify(fits.errors)}`);
    });
    fc.assert(property, { numRuns: 20_000, seed: 6 });
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(2_000);
  }, 60_000);

  function isRead(json: string): boolean {
    try {
      fromCustomerJson(json);
      return true;
    } catch (error) {
      if (!InputError.is(error)) throw error;
      return false;
    }
  }
});

/** Every schema on the way down, under the path of its member. */
function listSchemas(value: unknown, path: string): [string, Described][] {
  const schema = value as Described;
  const members = Object.entries(schema.properties ?? {});
  return [
    [path, schema],
    ...members.flatMap(([name, member]) => listSchemas(member, `${path}.${name}`)),
    ...(schema.items === undefined ? [] : listSchemas(schema.items, `${path}[]`)),
  ];
}

function findUndescribed(schema: unknown, path: string): string[] {
  return listSchemas(schema, path).flatMap(([member, { description = "" }]) =>
    description === "" ? [member] : [],
  );
}

function findOpen(schema: unknown, path: string): string[] {
  return listSchemas(schema, path).flatMap(
    ([member, { additionalProperties, properties, required = [] }]) => {
      const isClosed = additionalProperties === false && `${required}` === `${Object.keys(properties ?? {})}`;
      return properties === undefined || isClosed ? [] : [member];
    },
  );
}
