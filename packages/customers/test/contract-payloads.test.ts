import fc from "fast-check";
import { expect, it } from "vitest";
import { type AnyAdapter, providers } from "../src/index.ts";
import { readRecordSchema } from "./support/contracts.ts";
import { expectTotal } from "./support/expect-total.ts";
import { compileSchema, toJsonSchema } from "./support/schema.ts";
import { fromSchema } from "./support/schema-arbitrary.ts";

it.each(Object.entries<AnyAdapter>({ ...providers }))(
  "whatever the contract of %s allows makes a customer",
  { timeout: 180_000 },
  (provider, adapter) => {
    const schema = readRecordSchema(provider);
    const fits = compileSchema(toJsonSchema(schema));
    const property = fc.property(fromSchema(schema), (payload) => {
      if (!fits(payload)) throw new Error(`the payload is none: ${JSON.stringify(fits.errors)}`);
      expectTotal(provider, adapter, payload);
    });
    fc.assert(property, { numRuns: 20_000, seed: 1 });
  },
);

it("a payload that a contract does not allow would be found", () => {
  const fits = compileSchema(toJsonSchema(readRecordSchema("align")));
  const record = {
    customer_id: "a021f28c-d2aa-4a40-a87d-c5e07c8f5145",
    email: "a@b.example",
    type: "corporate",
  };
  const kycs = { status: null, kyc_flow_link: "", status_breakdown: [] };
  expect(fits({ ...record, kycs, address: null })).toBe(true);
  for (const wrong of [
    { type: "trust" },
    { email: "nobody" },
    { customer_id: "1" },
    { company_name: null },
    { kycs: { ...kycs, status: "frozen" } },
    { kycs: { ...kycs, status_breakdown: [{ currency: "eur" }] } },
    { address: { city: 1 } },
  ]) {
    expect(fits({ ...record, kycs, ...wrong }), JSON.stringify(wrong)).toBe(false);
  }
});

it.each([{ type: "string", pattern: "x" }, { type: "string", format: "iban" }, { oneOf: [] }])(
  "a schema that the payloads would not heed is refused: %j",
  (schema) => {
    expect(() => fromSchema(schema as never)).toThrow("teach test/support/schema-arbitrary.ts");
  },
);
