// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { describe, expectTypeOf, it } from "vitest";
import type { AlignClient, Customer, GetCustomerResult } from "../src/index.ts";

declare const client: AlignClient;

describe("align types", () => {
  it("types getCustomer by status", () => {
    expectTypeOf<Extract<GetCustomerResult, { status: 200 }>["data"]>().toEqualTypeOf<Customer>();
    expectTypeOf<Extract<GetCustomerResult, { ok: true }>["data"]>().toEqualTypeOf<Customer>();
    // @ts-expect-error its input is required
    void (() => client.getCustomer());
    // @ts-expect-error a misspelt path is refused
    void (() => client.GET("/no-such-path"));
  });

  it("types every enum by its values", () => {
    expectTypeOf<Customer["type"]>().toEqualTypeOf<"individual" | "corporate">();
    expectTypeOf<NonNullable<Exclude<Customer["kycs"], undefined>>["status"]>().toEqualTypeOf<
      "pending" | "approved" | "rejected" | null
    >();
    expectTypeOf<
      NonNullable<Exclude<Customer["kycs"], undefined>>["status_breakdown"][number]["currency"]
    >().toEqualTypeOf<"aed" | "eur" | "usd">();
    expectTypeOf<
      NonNullable<Exclude<Customer["kycs"], undefined>>["status_breakdown"][number]["payment_rails"]
    >().toEqualTypeOf<"uaefts" | "sepa" | "ach" | "wire">();
    expectTypeOf<
      NonNullable<Exclude<Customer["kycs"], undefined>>["status_breakdown"][number]["status"]
    >().toEqualTypeOf<"pending" | "approved">();
    expectTypeOf<
      Exclude<NonNullable<Exclude<Customer["kycs"], undefined>>["sub_status"], undefined>
    >().toEqualTypeOf<
      "kyc_form_submission_started" | "kyc_form_submission_accepted" | "kyc_form_resubmission_required"
    >();
  });
});
