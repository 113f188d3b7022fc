import type { CustomerProfile } from "@tributary/killb";
import { describe, expectTypeOf, it } from "vitest";
import { type Customer, type CustomerOf, createCustomers } from "../src/index.ts";

const options = {
  killb: { email: "person@example.com", password: "secret" },
  align: { apiKey: "key" },
  gurupay: { token: "token" },
};

describe("the customers client", () => {
  const create = () => createCustomers(options);
  const customers = null as unknown as ReturnType<typeof create>;

  it("looks customers up where the contract has a look-up", () => {
    expectTypeOf(customers.get({ provider: "align", id: "1" })).resolves.toEqualTypeOf<CustomerOf<"align">>();
    expectTypeOf(customers.get({ provider: "gurupay", id: "1" })).resolves.toEqualTypeOf<
      CustomerOf<"gurupay">
    >();
    // @ts-expect-error KillB has no look-up by id
    void (() => customers.get({ provider: "killb", id: "1" }));
    // @ts-expect-error an id is needed
    void (() => customers.get({ provider: "align" }));
  });

  it("asks for the caller's own record where the contract has one", () => {
    expectTypeOf(customers.profile({ provider: "killb" })).resolves.toEqualTypeOf<CustomerOf<"killb">>();
    // @ts-expect-error Align has no record of the caller
    void (() => customers.profile({ provider: "align" }));
  });

  it("lists those that can be listed", () => {
    expectTypeOf(customers.list()).toEqualTypeOf<AsyncIterable<CustomerOf<"gurupay">>>();
  });

  it("addresses only what is configured", () => {
    const create = () => createCustomers({ align: { apiKey: "key" } });
    const alone = null as unknown as ReturnType<typeof create>;
    expectTypeOf(alone.get({ provider: "align", id: "1" })).resolves.toEqualTypeOf<CustomerOf<"align">>();
    // @ts-expect-error Guru Pay is not configured
    void (() => alone.get({ provider: "gurupay", id: "1" }));
  });

  it("narrows a provider that is known at run time only", () => {
    const provider = "align" as "killb" | "align" | "gurupay";
    if (customers.supports(provider, "get")) {
      expectTypeOf(provider).toEqualTypeOf<"align" | "gurupay">();
      void (() => customers.get({ provider, id: "1" }));
    }
  });

  it("refuses a provider that there is none of", () => {
    // @ts-expect-error there is no such provider
    void (() => createCustomers({ stripe: { apiKey: "key" } }));
  });
});

describe("a customer", () => {
  it("tells by its provider what its raw record is", () => {
    const customer = null as unknown as Customer;
    if (customer.provider === "killb") expectTypeOf(customer.raw).toEqualTypeOf<CustomerProfile>();
    if (customer.provider === "align") expectTypeOf(customer.raw.email).toEqualTypeOf<string>();
    if (customer.provider === "gurupay")
      expectTypeOf(customer.raw.risk_country_code).toEqualTypeOf<null | undefined>();
  });
});
