import type { AnyCustomer } from "../model/customer.ts";
import type { CustomerReference } from "./customers.ts";

/** A provider that failed, and why. */
export interface ProviderFailure<Provider extends string = string> {
  readonly provider: Provider;
  /** Of the transport's family (`HttpError.is(error)` and so on), or what a credential's function threw. */
  readonly error: Error;
}

/** What one reference came to: a customer, or a failure that concerns no other reference. */
export type LookUp<Customer extends AnyCustomer> =
  | FoundCustomer<Customer>
  | FailedLookUp<Customer["provider"]>;

export interface FoundCustomer<Customer extends AnyCustomer> {
  readonly ok: true;
  readonly reference: CustomerReference<Customer["provider"]>;
  readonly customer: Customer;
}

export interface FailedLookUp<Provider extends string = string> extends ProviderFailure<Provider> {
  readonly ok: false;
  readonly reference: CustomerReference<Provider>;
}

/** What several providers came to: the customers of those that answered, and the failures of the others. */
export interface GatheredCustomers<Customer extends AnyCustomer> {
  readonly customers: readonly Customer[];
  readonly failures: readonly ProviderFailure<Customer["provider"]>[];
}

/** A page of every provider that has more. */
export interface CustomersPage<Customer extends AnyCustomer> extends GatheredCustomers<Customer> {
  /**
   * Where to go on. Opaque, safe in URLs, free of credentials and personal data; null when every provider is
   * through. A provider that failed is taken up again when the others are through.
   */
  readonly cursor: string | null;
  /** Whether the next page is worth asking for now: false when every provider is through or has failed. */
  readonly hasMore: boolean;
}
