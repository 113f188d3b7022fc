import {
  createKillbClient,
  type KillbClient,
  type KillbClientOptions,
  type CustomerProfile as KillbRecord,
} from "@tributary/killb";
import type { CustomerRecord, CustomerStatus } from "../model/customer.ts";
import { readDateTime, readFields, readText } from "../model/read-record.ts";
import type { Adapter } from "./adapter.ts";

/** The caller's own record at KillB. */
export interface KillbCustomer extends CustomerRecord<"killb", KillbRecord> {}

const adapter = {
  displayName: "KillB",
  create: createKillbClient,
  toCustomer: toKillbCustomer,
  profile: (client, options) => client.getProfile({}, options),
  sources: {
    id: ["id"],
    kind: [],
    name: ["name"],
    email: [],
    status: ["status"],
    verification: ["complianceUrl"],
    documents: ["documentType", "documentNumber"],
    addresses: [],
    createdAt: ["createdAt"],
    updatedAt: ["updatedAt"],
  },
} satisfies Adapter<KillbClientOptions, KillbClient, KillbCustomer>;

/** The adapter of KillB. An interface, so that editors show its name and not all that is in it. */
export interface KillbAdapter extends Readonly<typeof adapter> {}

/** KillB as the composition sees it: it tells of the caller's own record, and looks up no other. */
export const killb: KillbAdapter = adapter;

const statuses: ReadonlyMap<string, CustomerStatus["value"]> = /* @__PURE__ */ new Map([
  ["ACTIVE", "active"],
  ["PENDING", "pending"],
  ["REJECTED", "rejected"],
]);

/** Maps a profile of KillB. It documents neither the kind of customer nor an email or address. */
export function toKillbCustomer(raw: KillbRecord): KillbCustomer {
  const record = readFields(raw);
  const native = readText(record.status);
  const url = readText(record.complianceUrl);
  const type = readText(record.documentType);
  const number = readText(record.documentNumber);
  return {
    provider: "killb",
    id: readText(record.id),
    kind: null,
    name: readText(record.name),
    email: null,
    status: { value: statuses.get(native ?? "") ?? "unknown", native },
    verification: url === null ? null : { url, breakdown: [] },
    documents: type === null && number === null ? [] : [{ type, number }],
    addresses: [],
    createdAt: readDateTime(record.createdAt),
    updatedAt: readDateTime(record.updatedAt),
    raw,
  };
}
