import {
  type Adapter,
  type CustomerRecord,
  composeProviders,
  readAddress,
  readDateTime,
  readFields,
  readItems,
  readText,
} from "@tributary/customers";
import {
  type AnyResult,
  apiKey,
  bearer,
  type ClientOptions,
  type Credential,
  createProviderClient,
  defineDescriptor,
  type OptionalPaginatedOperation,
  type PageNumbers,
  pageNumbers,
  queryParameters,
} from "@tributary/http";
import type { InventedRecord } from "./customer-pages.ts";

/** Where each of the invented providers keeps the items of a page; undefined when the page is the array. */
export const places = { harbour: undefined, meadow: "/data", summit: "/result/customers" } as const;

export type InventedProvider = keyof typeof places;

export const inventedProviders = Object.keys(places) as readonly InventedProvider[];

/** The largest page that they serve: as many as Guru Pay does. */
export const LARGEST_PAGE = 100;

interface InventedOptions extends ClientOptions<"production"> {
  readonly secret: Credential;
}

interface InventedClient {
  readonly listCustomers: OptionalPaginatedOperation<
    Readonly<Record<string, unknown>>,
    AnyResult,
    InventedRecord
  >;
}

/** A client as codegen makes it: a frozen table, and the strategies that it names. */
function createClientOf(provider: InventedProvider) {
  const items = places[provider];
  const pagination: PageNumbers = {
    strategy: "page-numbers",
    page: "page",
    pageSize: "per_page",
    ...(items && { items }),
  };
  const key = { strategy: "api-key", header: "X-Key" } as const;
  const isKeyed = provider === "harbour";
  const descriptor = defineDescriptor({
    provider,
    servers: { production: `https://api.${provider}.example.com` },
    authentication: isKeyed ? key : { strategy: "bearer" },
    operations: {
      listCustomers: {
        method: "GET",
        path: "/customers",
        authenticated: true,
        retry: "safe",
        query: ["page", "per_page"],
        responses: { 200: "json" },
        pagination,
      },
    },
  });
  return (options: InventedOptions): InventedClient =>
    createProviderClient<InventedClient>(descriptor, options, {
      authentication: isKeyed ? apiKey(key, options.secret) : bearer(options.secret),
      parts: [queryParameters],
      pagination: pageNumbers,
    });
}

function toCustomer<Provider extends InventedProvider>(
  provider: Provider,
  raw: InventedRecord,
): CustomerRecord<Provider, InventedRecord> {
  const record = readFields(raw);
  const native = readText(record.state);
  const url = readText(record.check_url);
  return {
    provider,
    id: readText(record.id),
    kind: record.type === "firm" ? "business" : record.type === "human" ? "individual" : null,
    name: readText(record.name),
    email: readText(record.email),
    status: { value: native === "live" ? "active" : "unknown", native },
    verification: url === null ? null : { url, breakdown: [] },
    documents: readItems(record.papers).map(({ number, type }) => ({
      type: readText(type),
      number: readText(number),
    })),
    addresses: readAddress(null, {
      line: record.address?.line,
      city: record.address?.city,
      region: record.address?.region,
      postalCode: record.address?.postal_code,
      country: record.address?.country,
    }),
    createdAt: readDateTime(record.opened_at),
    updatedAt: readDateTime(record.changed_at),
    raw,
  };
}

function createAdapter<Provider extends InventedProvider>(provider: Provider) {
  return {
    displayName: provider,
    create: createClientOf(provider),
    toCustomer: (raw: InventedRecord) => toCustomer(provider, raw),
    list: {
      largestPage: LARGEST_PAGE,
      pages: (client, pageSize, options) => client.listCustomers.pages({ per_page: pageSize }, options),
    },
    sources: {
      id: ["id"],
      kind: ["type"],
      name: ["name"],
      email: ["email"],
      status: ["state"],
      verification: ["check_url"],
      documents: ["papers"],
      addresses: ["address"],
      createdAt: ["opened_at"],
      updatedAt: ["changed_at"],
    },
  } satisfies Adapter<InventedOptions, InventedClient, CustomerRecord<Provider, InventedRecord>>;
}

/** Composes the invented providers, as anyone composes their own: Guru Pay's contract ends at 10,000 records. */
export const createInventedCustomers = composeProviders({
  harbour: createAdapter("harbour"),
  meadow: createAdapter("meadow"),
  summit: createAdapter("summit"),
});
