import { createHash } from "node:crypto";
import { type AnyCustomer, toCustomerJson } from "@tributary/customers";

/** A customer as it is mirrored: the members worth querying, and the whole of it as JSON. */
export interface CustomerRow {
  /** Together with the provider the key of the row: see `toKey`. */
  readonly id: string;
  readonly kind: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly status: string;
  /** Of the first address that has one. */
  readonly countryCode: string | null;
  /** RFC 3339 in UTC; null where the provider says nothing, or a year outside 1 to 9999. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** What `fromCustomerJson` reads. */
  readonly customer: string;
}

/** Keys of ours begin with this, in front of a SHA-256 in hexadecimal. */
const WITHOUT_ID = "without-id:";
const LONG_ID = "long-id:";

/** PostgreSQL refuses keys of more than 2,704 bytes; a character takes up to three. */
const LONGEST_ID = 500;

/**
 * Makes the row of a customer. Characters that PostgreSQL cannot store (NUL, halves of surrogate pairs) become
 * U+FFFD on every engine, so that mirrors are equal.
 * @param askedId the id the customer was looked up by, for a record that has none.
 */
export function toCustomerRow(customer: AnyCustomer, askedId?: string): CustomerRow {
  const json = cleanJson(toCustomerJson(customer));
  const id = customer.id ?? askedId ?? null;
  return {
    id: id === null ? WITHOUT_ID + hash(json) : toKey(id),
    kind: customer.kind,
    name: cleanText(customer.name),
    email: cleanText(customer.email),
    status: customer.status.value,
    countryCode: customer.addresses.find(({ countryCode }) => countryCode !== null)?.countryCode ?? null,
    createdAt: toUtcText(customer.createdAt),
    updatedAt: toUtcText(customer.updatedAt),
    customer: json,
  };
}

/**
 * The key of a row: the provider's id, or a hash of it where it is longer than a database's index takes. A record
 * without an id has a hash of all it says for a key: it is one row as long as it stays the same, and records that
 * are the same in every character are one.
 */
export function toKey(id: string): string {
  return id.length > LONGEST_ID ? LONG_ID + hash(id) : cleanText(id);
}

/** Whether a key is an id that the provider knows, and not a hash of ours. */
export function isProviderId(key: string): boolean {
  return !(key.startsWith(WITHOUT_ID) || key.startsWith(LONG_ID));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function cleanText<Text extends string | null>(text: Text): Text {
  return (text?.toWellFormed().replaceAll("\0", "\ufffd") ?? null) as Text;
}

/** `JSON.stringify` escapes both kinds of characters; an escaped backslash in front of `u0000` is left alone. */
function cleanJson(json: string): string {
  return json.replaceAll(/\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escaped, code: string) =>
    code.length > 1 ? "\ufffd" : escaped,
  );
}

function toUtcText(date: Date | null): string | null {
  const year = date?.getUTCFullYear() ?? 0;
  return year >= 1 && year <= 9999 ? (date?.toISOString() ?? null) : null;
}
