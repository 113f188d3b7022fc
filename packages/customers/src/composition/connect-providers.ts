import { ConfigError, type Page, type PageMark, unwrap } from "@tributary/http";
import type { AnyCustomer } from "../model/customer.ts";
import type { AnyAdapter } from "../providers/adapter.ts";
import { type Capability, listCapabilities } from "./capabilities.ts";

/** Options of one request to one provider. */
interface RequestOptions {
  readonly signal: AbortSignal;
}

/** A provider with a client of its own, ready to be asked in the ways it has. */
export interface ConnectedProvider {
  readonly provider: string;
  /** The environment its options name; empty for the default one. */
  readonly environment: string;
  readonly offered: readonly Capability[];
  readonly get?: ((id: string, options: RequestOptions) => Promise<AnyCustomer>) | undefined;
  readonly profile?: ((options: RequestOptions) => Promise<AnyCustomer>) | undefined;
  readonly list?: ConnectedList | undefined;
}

/** Pages of customers, from the beginning or after a page that gave a mark. */
interface ConnectedList {
  readonly largestPage: number;
  pages(
    pageSize: number,
    options: RequestOptions,
    after?: PageMark,
  ): AsyncGenerator<Page<AnyCustomer>, void, undefined>;
}

/**
 * Makes the client of each provider that options are given for.
 * @throws {ConfigError} when there is none, or one is unknown.
 */
export function connectProviders(
  adapters: Readonly<Record<string, AnyAdapter>>,
  options: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, ConnectedProvider> {
  const refuse = (option: string, problem: string) =>
    new ConfigError({ provider: "customers" }, option, problem);
  const known = `known are ${Object.keys(adapters).join(", ")}`;
  const connected = new Map<string, ConnectedProvider>();
  for (const [provider, clientOptions] of Object.entries(options ?? {})) {
    if (clientOptions === undefined) continue;
    const adapter = Object.hasOwn(adapters, provider) ? adapters[provider] : undefined;
    if (adapter === undefined) throw refuse(provider, `there is no such provider; ${known}`);
    if (typeof clientOptions !== "object" || clientOptions === null) {
      throw refuse(provider, "pass the options of its client");
    }
    connected.set(provider, connect(provider, adapter, clientOptions));
  }
  if (connected.size === 0) throw refuse("providers", `none is given; ${known}`);
  return connected;
}

function connect(
  provider: string,
  adapter: AnyAdapter,
  options: { readonly environment?: unknown },
): ConnectedProvider {
  const client = adapter.create(options);
  const { get, list, profile } = adapter;
  return {
    provider,
    environment: String(options.environment ?? ""),
    offered: listCapabilities(adapter),
    get: get && (async (id, request) => adapter.toCustomer(unwrap(await get(client, id, request)))),
    profile: profile && (async (request) => adapter.toCustomer(unwrap(await profile(client, request)))),
    list: list && {
      largestPage: list.largestPage,
      async *pages(pageSize, request, after) {
        for await (const page of list.pages(client, pageSize, { ...request, after })) {
          yield { ...page, items: page.items.map(adapter.toCustomer) };
        }
      },
    },
  };
}
