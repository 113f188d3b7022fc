import {
  createGurupayClient,
  type GurupayClient,
  type GurupayClientOptions,
  unwrap,
} from "@tributary/gurupay";
import type { CustomerKind, CustomerOf, RawCustomers } from "../model/customer.ts";
import { readAddress, readFields, readText, readUnixSeconds } from "../model/read-record.ts";
import type { Adapter } from "./adapter.ts";

/** The largest page that Guru Pay serves: the fewest requests for a whole list. */
const pageSize = 100;

/** Guru Pay as the composition sees it: it looks customers up by id, and lists them all. */
export const gurupay: Adapter<"gurupay", GurupayClientOptions, GurupayClient> = {
  create: createGurupayClient,
  async get(client, id, options) {
    return toGurupayCustomer(unwrap(await client.getCustomer({ uuid: id }, options)));
  },
  async *list(client, options) {
    for await (const raw of client.listCustomers.items({ per_page: pageSize }, options)) {
      yield toGurupayCustomer(raw);
    }
  },
};

const kinds: ReadonlyMap<string, CustomerKind> = /* @__PURE__ */ new Map([
  ["individual", "individual"],
  ["company", "business"],
]);

/** Maps a customer of Guru Pay. It documents no status, email, verification or identity documents. */
export function toGurupayCustomer(raw: RawCustomers["gurupay"]): CustomerOf<"gurupay"> {
  const record = readFields(raw);
  return {
    provider: "gurupay",
    id: readText(record["uuid"]),
    kind: kinds.get(readText(record["type"]) ?? "") ?? null,
    name: readText(record["name"]),
    email: null,
    status: { value: "unknown", native: null },
    verification: null,
    documents: [],
    addresses: [
      ...readAddress("registration", {
        line: record["registration_address_line"],
        postalCode: record["registration_address_index"],
        country: record["registration_country_code"],
      }),
      ...readAddress("postal", {
        line: record["post_address_line"],
        postalCode: record["post_address_index"],
        country: record["post_address_country_code"],
      }),
    ],
    createdAt: readUnixSeconds(record["created_at"]),
    updatedAt: readUnixSeconds(record["updated_at"]),
    raw,
  };
}
