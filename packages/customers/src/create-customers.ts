import type { CallOptions } from "./call-options.ts";
import { type Capability, offers } from "./capabilities.ts";
import type { CustomerReference, Customers, CustomersOptions } from "./customers.ts";
import { listCustomers } from "./list-customers.ts";
import type { Customer, ProviderId } from "./model/customer.ts";
import { type ConnectedProvider, connectProviders } from "./providers/connect-providers.ts";
import { UnsupportedError } from "./unsupported-error.ts";

/** The client as it is behind its types, which say of each provider only what it has. */
interface AnyCustomers {
  get(reference: CustomerReference, options?: CallOptions): Promise<Customer>;
  profile(account: { readonly provider: ProviderId }, options?: CallOptions): Promise<Customer>;
  list(options?: CallOptions): AsyncIterable<Customer>;
  supports(provider: ProviderId, capability: Capability): boolean;
}

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
  const connected = connectProviders(options);

  const find = (provider: ProviderId, capability: Capability): ConnectedProvider => {
    const found = connected.get(provider);
    if (found === undefined || !offers(provider, capability))
      throw new UnsupportedError(provider, capability);
    return found;
  };

  const customers: AnyCustomers = {
    async get(reference: CustomerReference, callOptions?: CallOptions) {
      return find(reference?.provider, "get").get(reference.id, callOptions);
    },
    async profile(account: { provider: ProviderId }, callOptions?: CallOptions) {
      return find(account?.provider, "profile").profile(callOptions);
    },
    list(callOptions?: CallOptions) {
      return listCustomers(connected, callOptions);
    },
    supports(provider: ProviderId, capability: Capability) {
      return connected.has(provider) && offers(provider, capability);
    },
  };
  return customers as Customers<keyof Options & ProviderId>;
}
