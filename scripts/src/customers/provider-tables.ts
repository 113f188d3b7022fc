import type { AnyAdapter, Capability, CapabilityTable } from "@tributary/customers";
import { formatTable, toCode } from "./format-table.ts";

/** Adapters by the id of their provider, in the order of the columns. */
export type Adapters = Readonly<Record<string, AnyAdapter>>;

const ways = {
  get: "`get` by id",
  profile: "`profile` of the caller",
  list: "`list`",
} as const satisfies Readonly<Record<Capability, string>>;

/** A row per provider: what it offers. */
export function formatCapabilities(adapters: Adapters, capabilities: CapabilityTable<Adapters>): string[] {
  const rows = Object.entries(adapters).map(([provider, { displayName }]) => {
    const offered = capabilities[provider] ?? [];
    return [
      displayName,
      ...Object.keys(ways).map((way) => (offered.some((each) => each === way) ? "yes" : "")),
    ];
  });
  return formatTable([["", ...Object.values(ways)], ...rows]);
}

/** A row per member of the model: what it is read from at each provider. */
export function formatSources(adapters: Adapters, members: readonly string[]): string[] {
  const columns = Object.values(adapters);
  const rows = members.map((member) => [
    toCode(member),
    ...columns.map(({ sources }) => toCell(sources, member)),
  ]);
  return formatTable([["Member", ...columns.map(({ displayName }) => displayName)], ...rows]);
}

function toCell(sources: AnyAdapter["sources"], member: string): string {
  if (member === "raw") return "all of it";
  const listed: readonly string[] =
    (Object.hasOwn(sources, member) && sources[member as keyof typeof sources]) || [];
  return listed.map(toCode).join(", ");
}
