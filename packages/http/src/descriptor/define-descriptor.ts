import type { ProviderDescriptor } from "./descriptor.ts";

/** Freezes a provider's table, all the way down, and keeps its literal types. */
export function defineDescriptor<const T extends ProviderDescriptor>(table: T): T {
  return freeze(table);
}

function freeze<T>(value: T): T {
  if (typeof value === "object") Object.values(value as object).forEach(freeze);
  return Object.freeze(value);
}
