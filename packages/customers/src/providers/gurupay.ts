import {
  createGurupayClient,
  type GurupayClient,
  type GurupayClientOptions,
  type Customer as GurupayRecord,
} from "@tributary/gurupay";
import type { CustomerKind, CustomerRecord } from "../model/customer.ts";
import { readAddress, readFields, readText, readUnixSeconds } from "../model/read-record.ts";
import type { Adapter } from "./adapter.ts";

/** A customer of Guru Pay. */
export interface GurupayCustomer extends CustomerRecord<"gurupay", GurupayRecord> {}

const adapter = {
  displayName: "Guru Pay",
  create: createGurupayClient,
  toCustomer: toGurupayCustomer,
  get: (client, id, options) => client.getCustomer({ uuid: id }, options),
  list: {
    largestPage: 100,
    pages: (client, pageSize, options) => client.listCustomers.pages({ per_page: pageSize }, options),
  },
  sources: {
    id: ["uuid"],
    kind: ["type"],
    name: ["name"],
    email: [],
    status: [],
    verification: [],
    documents: [],
    addresses: [
      "registration_address_line",
      "registration_address_index",
      "registration_country_code",
      "post_address_line",
      "post_address_index",
      "post_address_country_code",
    ],
    createdAt: ["created_at"],
    updatedAt: ["updated_at"],
  },
} satisfies Adapter<GurupayClientOptions, GurupayClient, GurupayCustomer>;

/** The adapter of Guru Pay. An interface, so that editors show its name and not all that is in it. */
export interface GurupayAdapter extends Readonly<typeof adapter> {}

/** Guru Pay as the composition sees it: it looks customers up by id, and lists them all. */
export const gurupay: GurupayAdapter = adapter;

const kinds: ReadonlyMap<string, CustomerKind> = /* @__PURE__ */ new Map([
  ["individual", "individual"],
  ["company", "business"],
]);

/** Maps a customer of Guru Pay. It documents no status, email, verification or identity documents. */
export function toGurupayCustomer(raw: GurupayRecord): GurupayCustomer {
  const record = readFields(raw);
  return {
    provider: "gurupay",
    id: readText(record.uuid),
    kind: kinds.get(readText(record.type) ?? "") ?? null,
    name: readText(record.name),
    email: null,
    status: { value: "unknown", native: null },
    verification: null,
    documents: [],
    addresses: [
      ...readAddress("registration", {
        line: record.registration_address_line,
        postalCode: record.registration_address_index,
        country: record.registration_country_code,
      }),
      ...readAddress("postal", {
        line: record.post_address_line,
        postalCode: record.post_address_index,
        country: record.post_address_country_code,
      }),
    ],
    createdAt: readUnixSeconds(record.created_at),
    updatedAt: readUnixSeconds(record.updated_at),
    raw,
  };
}
