import type { AlignClientOptions } from "@tributary/align";
import type { GurupayClientOptions } from "@tributary/gurupay";
import type { KillbClientOptions } from "@tributary/killb";
import type { CallOptions } from "./call-options.ts";
import type { Capability, ProviderWith } from "./capabilities.ts";
import type { CustomerOf, ProviderId } from "./model/customer.ts";

/** The providers to compose, each with the options of its own client. One left out cannot be addressed. */
export interface CustomersOptions {
  readonly killb?: KillbClientOptions;
  readonly align?: AlignClientOptions;
  readonly gurupay?: GurupayClientOptions;
}

/** Where a customer is: the provider, and the provider's id of them. */
export interface CustomerReference<Provider extends ProviderId = ProviderId> {
  readonly provider: Provider;
  readonly id: string;
}

/** One customers client over the providers it was made with. */
export interface Customers<Configured extends ProviderId> {
  /**
   * Fetches a customer by id.
   * @throws {HttpError} when the provider answers outside 2xx: `status` 404 for an unknown id.
   * @throws {UnsupportedError} when the provider is not configured, or has no look-up by id.
   */
  get<Provider extends Configured & ProviderWith<"get">>(
    reference: CustomerReference<Provider>,
    options?: CallOptions,
  ): Promise<CustomerOf<Provider>>;

  /**
   * Fetches the caller's own record.
   * @throws {HttpError} when the provider answers outside 2xx.
   * @throws {UnsupportedError} when the provider is not configured, or keeps no such record.
   */
  profile<Provider extends Configured & ProviderWith<"profile">>(
    account: { readonly provider: Provider },
    options?: CallOptions,
  ): Promise<CustomerOf<Provider>>;

  /**
   * Iterates the customers of every configured provider that can enumerate them, in the order in which they
   * arrive. A provider that fails ends none of the others: the error is thrown when they are through.
   * @throws {ListError} naming each provider that failed and why.
   */
  list(options?: CallOptions): AsyncIterable<CustomerOf<Configured & ProviderWith<"list">>>;

  /** Whether a provider is configured and its contract offers a capability; narrows `provider`. */
  supports<Wanted extends Capability>(
    provider: ProviderId,
    capability: Wanted,
  ): provider is Configured & ProviderWith<Wanted>;
}
