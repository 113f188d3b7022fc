import { connectSource } from "../../sync/connect-source.ts";
import { type SyncOptions, type SyncSummary, syncCustomers } from "../../sync/sync-customers.ts";
import type { CustomerServer } from "./customer-server.ts";
import type { Mirror } from "./mirrors.ts";

export interface SyncOnceOptions extends Partial<SyncOptions> {
  readonly alignIds?: readonly string[];
  readonly providers?: readonly ("killb" | "align" | "gurupay")[];
}

/** Runs the sync as the command does, in this process, from opening the database to closing it. */
export async function syncOnce(
  server: CustomerServer,
  mirror: Mirror,
  { alignIds, providers, ...options }: SyncOnceOptions = {},
): Promise<SyncSummary> {
  const baseUrls = new Map(
    [...server.baseUrls].filter(([provider]) => providers?.includes(provider) ?? true),
  );
  await using source = await connectSource({ live: false, baseUrls, alignIds }, {}, () => undefined);
  await using storage = await mirror.open();
  return await syncCustomers(source, storage, {
    signal: new AbortController().signal,
    workers: 4,
    pageSize: 10,
    ...options,
  });
}

/** What a run has come to, by provider: new, changed, unchanged, removed, failures. */
export function toCounts({ providers }: SyncSummary): Record<string, number[]> {
  return Object.fromEntries(
    providers.map(({ added, changed, failures, provider, removed, unchanged }) => [
      provider,
      [added, changed, unchanged, removed, failures],
    ]),
  );
}
