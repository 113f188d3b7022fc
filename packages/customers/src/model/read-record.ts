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

/** The items of an array, its gaps filled with nothing; none for anything else. */
export function readItems<Item>(value: readonly Item[] | null | undefined): readonly Item[] {
  return Array.isArray(value) ? Array.from(value) : [];
}

/** A text with something in it. */
export function readText(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

const rfc3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:(\.\d{1,3})\d*)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/**
 * A moment written as RFC 3339, with its offset. Without one it would be another moment on each machine: such a
 * text is null, and so are a day that its month has not and a leap second, which no `Date` can hold.
 */
export function readDateTime(value: unknown): Date | null {
  const parts = typeof value === "string" ? rfc3339.exec(value) : null;
  if (!parts) return null;
  const [, day = "", time, fraction = ".0", sign, hours, minutes] = parts;
  const written = Date.parse(`${day}T${time}${fraction}Z`);
  // Engines differ on a thirtieth of February: some take it for the second of March.
  if (Number.isNaN(written) || !new Date(written).toISOString().startsWith(day)) return null;
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000;
  return toDate(sign === "-" ? written + offset : written - offset);
}

/** A moment counted in seconds since 1970. */
export function readUnixSeconds(value: unknown): Date | null {
  return typeof value === "number" ? toDate(value * 1000) : null;
}

/** Null for what RFC 3339 cannot write: its years are 0 to 9999. */
function toDate(milliseconds: number): Date | null {
  return milliseconds >= -62_167_219_200_000 && milliseconds < 253_402_300_800_000
    ? new Date(milliseconds)
    : null;
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
