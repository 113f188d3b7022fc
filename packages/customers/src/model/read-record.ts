import { toCountryCode } from "./country-code.ts";
import type { Address } from "./customer.ts";

/**
 * Readers of a provider's record that never throw: a contract types what should come, and what does come may
 * differ. What is not of the kind asked for is null. The names of members are checked by the compiler, so that
 * a member that a contract renames or drops is found at the line that reads it.
 */
export type Fields<Value> = Partial<NonNullable<Value>>;

/** The members of an object; none for anything else. */
export function readFields<Value extends object>(value: Value | null | undefined): Fields<Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** The items of an array; none for anything else. */
export function readItems<Item>(value: readonly Item[] | null | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}

/** A text with something in it. */
export function readText(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A moment written as RFC 3339. */
export function readDateTime(value: unknown): Date | null {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}[Tt ]/.test(value)
    ? toDate(Date.parse(value))
    : null;
}

/** A moment counted in seconds since 1970. */
export function readUnixSeconds(value: unknown): Date | null {
  return typeof value === "number" ? toDate(value * 1000) : null;
}

function toDate(milliseconds: number): Date | null {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The parts of an address, as texts. */
export interface AddressFields {
  readonly line?: unknown;
  readonly city?: unknown;
  readonly region?: unknown;
  readonly postalCode?: unknown;
  readonly country?: unknown;
}

/** An address as a list of one, or of none when no part of it is known. */
export function readAddress(purpose: Address["purpose"], fields: AddressFields): Address[] {
  const country = readText(fields.country);
  const parts = {
    line: readText(fields.line),
    city: readText(fields.city),
    region: readText(fields.region),
    postalCode: readText(fields.postalCode),
    country,
  };
  const isKnown = Object.values(parts).some((part) => part !== null);
  return isKnown ? [{ purpose, ...parts, countryCode: toCountryCode(country) }] : [];
}
