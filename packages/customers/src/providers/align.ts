import {
  type AlignClient,
  type AlignClientOptions,
  type Customer as AlignRecord,
  createAlignClient,
} from "@tributary/align";
import type { CustomerKind, CustomerRecord, CustomerStatus, Verification } from "../model/customer.ts";
import { type Fields, readAddress, readFields, readItems, readText } from "../model/read-record.ts";
import type { Adapter } from "./adapter.ts";

/** A customer of Align. */
export interface AlignCustomer extends CustomerRecord<"align", AlignRecord> {}

const adapter = {
  displayName: "Align",
  create: createAlignClient,
  toCustomer: toAlignCustomer,
  get: (client, id, options) => client.getCustomer({ customer_id: id }, options),
  sources: {
    id: ["customer_id"],
    kind: ["type"],
    name: ["company_name", "first_name", "last_name", "type"],
    email: ["email"],
    status: ["kycs.status"],
    verification: [
      "kycs.kyc_flow_link",
      "kycs.status_breakdown.currency",
      "kycs.status_breakdown.payment_rails",
      "kycs.status_breakdown.status",
    ],
    documents: [],
    addresses: [
      "address.street_line_1",
      "address.city",
      "address.state",
      "address.postal_code",
      "address.country",
    ],
    createdAt: [],
    updatedAt: [],
  },
} satisfies Adapter<AlignClientOptions, AlignClient, AlignCustomer>;

/** The adapter of Align. An interface, so that editors show its name and not all that is in it. */
export interface AlignAdapter extends Readonly<typeof adapter> {}

/** Align as the composition sees it: it looks customers up by id. */
export const align: AlignAdapter = adapter;

const kinds: ReadonlyMap<string, CustomerKind> = /* @__PURE__ */ new Map([
  ["individual", "individual"],
  ["corporate", "business"],
]);

const statuses: ReadonlyMap<string, CustomerStatus["value"]> = /* @__PURE__ */ new Map([
  ["approved", "active"],
  ["pending", "pending"],
  ["rejected", "rejected"],
]);

/** Maps a customer of Align. It documents no timestamps and no identity documents. */
export function toAlignCustomer(raw: AlignRecord): AlignCustomer {
  const record = readFields(raw);
  const kind = kinds.get(readText(record.type) ?? "") ?? null;
  const address = readFields(record.address);
  return {
    provider: "align",
    id: readText(record.customer_id),
    kind,
    name: toName(record, kind),
    email: readText(record.email),
    status: record === raw ? toStatus(record.kycs) : { value: "unknown", native: null },
    verification: toVerification(record.kycs),
    documents: [],
    addresses: readAddress(null, {
      line: address.street_line_1,
      city: address.city,
      region: address.state,
      postalCode: address.postal_code,
      country: address.country,
    }),
    createdAt: null,
    updatedAt: null,
    raw,
  };
}

/** Neither name is required: the one that fits the kind is preferred, then whichever is there. */
function toName(record: Fields<AlignRecord>, kind: CustomerKind | null): string | null {
  const company = readText(record.company_name);
  const names = [readText(record.first_name), readText(record.last_name)];
  const person = names.filter((name) => name !== null).join(" ") || null;
  return kind === "individual" ? (person ?? company) : (company ?? person);
}

/** Without `kycs`, or with a null status in it, verification has not begun. */
function toStatus(kycs: AlignRecord["kycs"]): CustomerStatus {
  const { status } = readFields(kycs);
  const native = readText(status);
  if (native !== null) return { value: statuses.get(native) ?? "unknown", native };
  const hasNotBegun = kycs === undefined || kycs === null || status === null;
  return { value: hasNotBegun ? "unverified" : "unknown", native };
}

function toVerification(kycs: AlignRecord["kycs"]): Verification | null {
  const fields = readFields(kycs);
  const url = readText(fields.kyc_flow_link);
  const breakdown = readItems(fields.status_breakdown).map((part) => {
    const { currency, payment_rails: rail, status } = readFields(part);
    return { currency: readText(currency), rail: readText(rail), status: readText(status) };
  });
  return url === null && breakdown.length === 0 ? null : { url, breakdown };
}
