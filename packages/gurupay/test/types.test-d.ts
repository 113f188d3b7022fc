// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { describe, expectTypeOf, it } from "vitest";
import type {
  Customer,
  ErrorResponse,
  GetCustomerResult,
  GurupayClient,
  ListCustomersResult,
  UnauthenticatedResponse,
} from "../src/index.ts";

declare const client: GurupayClient;

describe("gurupay types", () => {
  it("types listCustomers by status", () => {
    expectTypeOf<Extract<ListCustomersResult, { status: 200 }>["data"]>().toEqualTypeOf<Customer[]>();
    expectTypeOf<
      Extract<ListCustomersResult, { status: 401 }>["error"]
    >().toEqualTypeOf<UnauthenticatedResponse>();
    expectTypeOf<Extract<ListCustomersResult, { ok: true }>["data"]>().toEqualTypeOf<Customer[]>();
    // @ts-expect-error a misspelt path is refused
    void (() => client.GET("/no-such-path"));
  });

  it("types getCustomer by status", () => {
    expectTypeOf<Extract<GetCustomerResult, { status: 200 }>["data"]>().toEqualTypeOf<Customer>();
    expectTypeOf<
      Extract<GetCustomerResult, { status: 401 }>["error"]
    >().toEqualTypeOf<UnauthenticatedResponse>();
    expectTypeOf<Extract<GetCustomerResult, { status: 404 }>["error"]>().toEqualTypeOf<ErrorResponse>();
    expectTypeOf<Extract<GetCustomerResult, { ok: true }>["data"]>().toEqualTypeOf<Customer>();
    // @ts-expect-error its input is required
    void (() => client.getCustomer());
    // @ts-expect-error a misspelt path is refused
    void (() => client.GET("/no-such-path"));
  });

  it("types every enum by its values", () => {
    expectTypeOf<Exclude<Customer["type"], undefined>>().toEqualTypeOf<"individual" | "company">();
    expectTypeOf<Exclude<Customer["risk_country_code"], undefined>>().toEqualTypeOf<null>();
    expectTypeOf<Exclude<Customer["related_persons"], undefined>>().toEqualTypeOf<null>();
    expectTypeOf<Exclude<ErrorResponse["status"], undefined>>().toEqualTypeOf<false>();
  });
});
