import fc from "fast-check";
import { describe, it } from "vitest";
import { type AnyAdapter, providers } from "../src/index.ts";
import { readRecordSchema } from "./support/contracts.ts";
import { expectCustomer } from "./support/expect-customer.ts";
import { bendAll, freezeDeeply, hostile } from "./support/hostile.ts";
import { compileSchema, toJsonSchema } from "./support/schema.ts";
import { fromSchema } from "./support/schema-arbitrary.ts";

const numRuns = 20_000;

describe.each(Object.entries<AnyAdapter>({ ...providers }))(
  "the mapping of %s",
  { timeout: 60_000 },
  (provider, { toCustomer }) => {
    const schema = readRecordSchema(provider);
    const fitsContract = compileSchema(toJsonSchema(schema));
    const payloads = fromSchema(schema);

    const expectTotal = (payload: unknown): void => {
      const customer = toCustomer(freezeDeeply(payload));
      if (customer.provider !== provider) throw new Error(`it is of ${customer.provider}`);
      expectCustomer(customer, payload);
      const [first, second] = [customer, toCustomer(payload)].map((each) =>
        JSON.stringify({ ...each, raw: 0 }),
      );
      if (first !== second) throw new Error(`it is another one the second time: ${first}, ${second}`);
    };

    it("makes a customer of whatever the contract allows", () => {
      const property = fc.property(payloads, (payload) => {
        if (!fitsContract(payload))
          throw new Error(`the payload is none: ${JSON.stringify(fitsContract.errors)}`);
        expectTotal(payload);
      });
      fc.assert(property, { numRuns, seed: 1 });
    });

    it("makes a customer of whatever the contract does not allow", () => {
      const payload = fc.oneof({ weight: 9, arbitrary: bendAll(payloads) }, hostile);
      fc.assert(fc.property(payload, expectTotal), { numRuns, seed: 2 });
    });
  },
);
