import { composeProviders } from "./compose-providers.ts";
import { type CapabilityTable, createCapabilityTable } from "./composition/capabilities.ts";
import type { ComposedCustomers, OptionsOf } from "./composition/customers.ts";
import * as providers from "./providers/providers.ts";

/** The adapters of all providers. An interface, so that editors show its name and not all that is in it. */
export interface Providers extends Readonly<typeof providers> {}

/** A provider that customers can live with. */
export type ProviderId = keyof Providers;

/** The providers to compose, each with the options of its own client. One left out cannot be addressed. */
export interface CustomersOptions extends OptionsOf<Providers> {}

/** One customers client over the providers it was made with. */
export type Customers<Configured extends ProviderId> = ComposedCustomers<Providers, Configured>;

/** A customer of one provider. */
export type CustomerOf<Provider extends ProviderId> = ReturnType<Providers[Provider]["toCustomer"]>;

/** A customer of any provider; `provider` tells which, and types `raw`. */
export type Customer = CustomerOf<ProviderId>;

/** What each provider's contract offers: the types of the client as a table at run time. */
export const capabilities: CapabilityTable<Providers> = /* @__PURE__ */ createCapabilityTable(providers);

const create = /* @__PURE__ */ composeProviders(providers);

/**
 * Creates one customers client over the providers it is given options for. It makes no request of its own.
 * @throws {ConfigError} when no provider is given, one is unknown, or its options are not right.
 * @example
 * const customers = createCustomers({ align: { apiKey }, gurupay: { token } });
 * const customer = await customers.get({ provider: "align", id });
 */
export function createCustomers<const Options extends CustomersOptions>(
  options: Options,
): Customers<keyof Options & ProviderId> {
  return create(options);
}
