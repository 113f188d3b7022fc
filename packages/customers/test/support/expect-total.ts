import type { AnyAdapter } from "../../src/index.ts";
import { expectCustomer } from "./expect-customer.ts";
import { freezeDeeply } from "./hostile.ts";

/** Expects a mapping to make a customer of a payload, the same each time, and to leave the payload as it is. */
export function expectTotal(provider: string, { toCustomer }: AnyAdapter, payload: unknown): void {
  const customer = toCustomer(freezeDeeply(payload));
  if (customer.provider !== provider) throw new Error(`it is of ${customer.provider}`);
  expectCustomer(customer, payload);
  const [first, second] = [customer, toCustomer(payload)].map((each) => JSON.stringify({ ...each, raw: 0 }));
  if (first !== second) throw new Error(`it is another one the second time: ${first}, ${second}`);
}
