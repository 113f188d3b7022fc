import fc from "fast-check";
import { it } from "vitest";
import { type AnyAdapter, providers } from "../src/index.ts";
import { readRecordSchema } from "./support/contracts.ts";
import { expectTotal } from "./support/expect-total.ts";
import { bendAll, hostile } from "./support/hostile.ts";
import { fromSchema } from "./support/schema-arbitrary.ts";

it.each(Object.entries<AnyAdapter>({ ...providers }))(
  "whatever the contract of %s does not allow makes a customer",
  { timeout: 180_000 },
  (provider, adapter) => {
    const bent = bendAll(fromSchema(readRecordSchema(provider)));
    const payloads = fc.oneof({ weight: 9, arbitrary: bent }, hostile);
    const property = fc.property(payloads, (payload) => expectTotal(provider, adapter, payload));
    fc.assert(property, { numRuns: 20_000, seed: 2 });
  },
);
