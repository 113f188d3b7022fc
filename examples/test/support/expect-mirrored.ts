import { expect } from "vitest";
import type { CustomerServer, ProviderRecord } from "./customer-server.ts";
import type { Mirror } from "./mirrors.ts";

/** Expects the rows to be what the providers have, record by record, and nothing beside it. */
export async function expectMirrored(server: CustomerServer, mirror: Mirror): Promise<void> {
  const expected = new Map<string, ProviderRecord>();
  expected.set(`killb ${server.profile["id"]}`, server.profile);
  for (const [id, record] of server.align) expected.set(`align ${id}`, record);
  for (const record of server.gurupay) expected.set(`gurupay ${record["uuid"]}`, record);
  const rows = await mirror.readRows();
  const mirrored = new Map(rows.map(({ customer, id, provider }) => [`${provider} ${id}`, customer.raw]));
  expect(rows).toHaveLength(expected.size);
  expect(mirrored).toEqual(expected);
}
