import type { ProviderId } from "./model/customer.ts";

/** What a provider may offer of customers: one by id, the caller's own, all of them. */
export type Capability = "get" | "profile" | "list";

/**
 * What each provider's contract offers: the types of the client, and the same as a table at run time. The
 * adapters are held to it by their types, so that neither can say more than the other.
 */
export const capabilities = {
  killb: ["profile"],
  align: ["get"],
  gurupay: ["get", "list"],
} as const satisfies Record<ProviderId, readonly Capability[]>;

/** The providers that offer a capability. */
export type ProviderWith<Wanted extends Capability> = {
  [Provider in ProviderId]: Wanted extends (typeof capabilities)[Provider][number] ? Provider : never;
}[ProviderId];

/** Whether a provider offers a capability. */
export function offers<Wanted extends Capability>(
  provider: ProviderId,
  capability: Wanted,
): provider is ProviderWith<Wanted> {
  return (capabilities[provider] as readonly Capability[] | undefined)?.includes(capability) === true;
}
