import { ConfigError } from "@tributary/http";
import type { CallOptions } from "../call-options.ts";
import type { CustomersOptions } from "../customers.ts";
import type { Customer, ProviderId } from "../model/customer.ts";
import { providers } from "./providers.ts";

/** A provider with a client of its own, ready to be asked. Which ways it has, its capabilities say. */
export interface ConnectedProvider {
  get(id: string, options?: CallOptions): Promise<Customer>;
  profile(options?: CallOptions): Promise<Customer>;
  list(options?: CallOptions): AsyncIterable<Customer>;
}

/** An adapter of any provider, of which only the ways are called that its capabilities name. */
interface AnyAdapter {
  create(options: unknown): unknown;
  get(client: unknown, id: string, options?: CallOptions): Promise<Customer>;
  profile(client: unknown, options?: CallOptions): Promise<Customer>;
  list(client: unknown, options?: CallOptions): AsyncIterable<Customer>;
}

/**
 * Makes the client of each provider that options are given for.
 * @throws {ConfigError} when there is none, or one is unknown.
 */
export function connectProviders(options: CustomersOptions): ReadonlyMap<ProviderId, ConnectedProvider> {
  const connected = new Map<ProviderId, ConnectedProvider>();
  for (const [provider, clientOptions] of Object.entries(options ?? {})) {
    if (clientOptions === undefined) continue;
    if (!isProvider(provider)) {
      throw new ConfigError({ provider: "customers" }, provider, `there is no such provider; ${known()}`);
    }
    if (typeof clientOptions !== "object" || clientOptions === null) {
      throw new ConfigError({ provider: "customers" }, provider, "pass the options of its client");
    }
    connected.set(provider, connect(provider, clientOptions));
  }
  if (connected.size === 0) {
    throw new ConfigError({ provider: "customers" }, "providers", `none is given; ${known()}`);
  }
  return connected;
}

function known(): string {
  return `known are ${Object.keys(providers).join(", ")}`;
}

function isProvider(name: string): name is ProviderId {
  return Object.hasOwn(providers, name);
}

function connect(provider: ProviderId, options: unknown): ConnectedProvider {
  // Each adapter is typed by its own provider; past this line they are told apart by their capabilities alone.
  const adapter = providers[provider] as unknown as AnyAdapter;
  const client = adapter.create(options);
  return {
    get: (id, callOptions) => adapter.get(client, id, callOptions),
    profile: (callOptions) => adapter.profile(client, callOptions),
    list: (callOptions) => adapter.list(client, callOptions),
  };
}
