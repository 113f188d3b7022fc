import type { AdaptersIn, AnyAdapter } from "../providers/adapter.ts";

/** What a provider may offer of customers: one by id, the caller's own, all of them. */
export type Capability = "get" | "profile" | "list";

/** What a provider offers: the ways its adapter has. */
type CapabilityOf<Ways> = Extract<keyof Ways, Capability>;

/** The same at run time: what each provider offers. */
export type CapabilityTable<Composed> = {
  readonly [Provider in keyof Composed]: readonly CapabilityOf<Composed[Provider]>[];
};

const capabilities = ["get", "profile", "list"] as const satisfies readonly Capability[];

/** Lists what a provider offers, in the order of the type. */
export function listCapabilities(adapter: AnyAdapter): Capability[] {
  return capabilities.filter((capability) => adapter[capability] !== undefined);
}

/** Reads the table of what providers offer from their adapters. */
export function createCapabilityTable<Composed extends AdaptersIn<Composed>>(
  adapters: Composed,
): CapabilityTable<Composed> {
  const rows = Object.entries<AnyAdapter>(adapters).map(([provider, adapter]) => [
    provider,
    listCapabilities(adapter),
  ]);
  return Object.freeze(Object.fromEntries(rows));
}
