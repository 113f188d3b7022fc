import { describe, expectTypeOf, it } from "vitest";
import type { Customers, ProviderId } from "../src/index.ts";

const provider = null as unknown as ProviderId;

describe("supports narrows a provider for a client over", () => {
  it("KillB", () => {
    const customers = null as unknown as Customers<"killb">;
    if (customers.supports(provider, "get")) expectTypeOf(provider).toBeNever();
    if (customers.supports(provider, "profile")) expectTypeOf(provider).toEqualTypeOf<"killb">();
    if (customers.supports(provider, "list")) expectTypeOf(provider).toBeNever();
  });

  it("Align", () => {
    const customers = null as unknown as Customers<"align">;
    if (customers.supports(provider, "get")) expectTypeOf(provider).toEqualTypeOf<"align">();
    if (customers.supports(provider, "profile")) expectTypeOf(provider).toBeNever();
    if (customers.supports(provider, "list")) expectTypeOf(provider).toBeNever();
  });

  it("Guru Pay", () => {
    const customers = null as unknown as Customers<"gurupay">;
    if (customers.supports(provider, "get")) expectTypeOf(provider).toEqualTypeOf<"gurupay">();
    if (customers.supports(provider, "profile")) expectTypeOf(provider).toBeNever();
    if (customers.supports(provider, "list")) expectTypeOf(provider).toEqualTypeOf<"gurupay">();
  });

  it("KillB and Align", () => {
    const customers = null as unknown as Customers<"killb" | "align">;
    if (customers.supports(provider, "get")) expectTypeOf(provider).toEqualTypeOf<"align">();
    if (customers.supports(provider, "profile")) expectTypeOf(provider).toEqualTypeOf<"killb">();
    if (customers.supports(provider, "list")) expectTypeOf(provider).toBeNever();
  });

  it("KillB and Guru Pay", () => {
    const customers = null as unknown as Customers<"killb" | "gurupay">;
    if (customers.supports(provider, "get")) expectTypeOf(provider).toEqualTypeOf<"gurupay">();
    if (customers.supports(provider, "profile")) expectTypeOf(provider).toEqualTypeOf<"killb">();
    if (customers.supports(provider, "list")) expectTypeOf(provider).toEqualTypeOf<"gurupay">();
  });

  it("Align and Guru Pay", () => {
    const customers = null as unknown as Customers<"align" | "gurupay">;
    if (customers.supports(provider, "get")) expectTypeOf(provider).toEqualTypeOf<"align" | "gurupay">();
    if (customers.supports(provider, "profile")) expectTypeOf(provider).toBeNever();
    if (customers.supports(provider, "list")) expectTypeOf(provider).toEqualTypeOf<"gurupay">();
  });

  it("KillB, Align and Guru Pay", () => {
    const customers = null as unknown as Customers<"killb" | "align" | "gurupay">;
    if (customers.supports(provider, "get")) expectTypeOf(provider).toEqualTypeOf<"align" | "gurupay">();
    if (customers.supports(provider, "profile")) expectTypeOf(provider).toEqualTypeOf<"killb">();
    if (customers.supports(provider, "list")) expectTypeOf(provider).toEqualTypeOf<"gurupay">();
  });
});
