import type { ProviderDescriptor } from "./descriptor.ts";

/** Freezes a provider's table, all the way down, and keeps its literal types. */
export function defineDescriptor<const T extends ProviderDescriptor>(table: T): T {
  return freezeDeep(table);
}

function freezeDeep<T extends object>(table: T): T {
  for (const value of Object.values(table)) {
    if (typeof value === "object" && value !== null) freezeDeep(value);
  }
  return Object.freeze(table);
}
