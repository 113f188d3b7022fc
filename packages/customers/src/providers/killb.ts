import { createKillbClient, type KillbClient, type KillbClientOptions, unwrap } from "@tributary/killb";
import type { CustomerOf, CustomerStatus, RawCustomers } from "../model/customer.ts";
import { readDateTime, readFields, readText } from "../model/read-record.ts";
import type { Adapter } from "./adapter.ts";

/** KillB as the composition sees it: it tells of the caller's own record, and looks up no other. */
export const killb: Adapter<"killb", KillbClientOptions, KillbClient> = {
  create: createKillbClient,
  async profile(client, options) {
    return toKillbCustomer(unwrap(await client.getProfile({}, options)));
  },
};

const statuses: ReadonlyMap<string, CustomerStatus["value"]> = /* @__PURE__ */ new Map([
  ["ACTIVE", "active"],
  ["PENDING", "pending"],
  ["REJECTED", "rejected"],
]);

/** Maps a profile of KillB. It documents neither the kind of customer nor an email or address. */
export function toKillbCustomer(raw: RawCustomers["killb"]): CustomerOf<"killb"> {
  const record = readFields(raw);
  const native = readText(record["status"]);
  const url = readText(record["complianceUrl"]);
  const type = readText(record["documentType"]);
  const number = readText(record["documentNumber"]);
  return {
    provider: "killb",
    id: readText(record["id"]),
    kind: null,
    name: readText(record["name"]),
    email: null,
    status: { value: statuses.get(native ?? "") ?? "unknown", native },
    verification: url === null ? null : { url, breakdown: [] },
    documents: type === null && number === null ? [] : [{ type, number }],
    addresses: [],
    createdAt: readDateTime(record["createdAt"]),
    updatedAt: readDateTime(record["updatedAt"]),
    raw,
  };
}
