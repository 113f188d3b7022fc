import type { CustomerReference, Customers } from "@tributary/customers";

/** A customers client with what the demo needs to know of the customers behind it. */
export interface CustomersSource extends AsyncDisposable {
  readonly customers: Customers<"killb" | "align" | "gurupay">;
  /** Customers to fetch by id: of providers that cannot list them. */
  readonly references: readonly CustomerReference<"align">[];
  /** A reference to nobody, to show a failure by; absent where there is no provider to ask. */
  readonly unknown: CustomerReference<"gurupay"> | undefined;
}
