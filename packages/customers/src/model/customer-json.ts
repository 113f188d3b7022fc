import { InputError } from "@tributary/http";
import type { Customer } from "../create-customers.ts";
import type { AnyCustomer } from "./customer.ts";

/** Writes a customer as one line of JSON, from which `fromCustomerJson` gets the same customer, dates and all. */
export function toCustomerJson(customer: AnyCustomer): string {
  return JSON.stringify(customer);
}

/**
 * Reads a customer that `toCustomerJson` wrote. The provider's record in it is left as it is.
 * @throws {InputError} when the text holds no customer; it is not quoted.
 */
export function fromCustomerJson<Wanted extends AnyCustomer = Customer>(json: string): Wanted {
  const value = parse(json);
  const { createdAt, provider, updatedAt } = Object(value) as Record<string, unknown>;
  const created = toDate(createdAt);
  const updated = toDate(updatedAt);
  if (typeof provider !== "string" || created === undefined || updated === undefined) {
    throw new InputError({ provider: "customers" }, "json", "pass what toCustomerJson wrote");
  }
  return { ...(value as Wanted), createdAt: created, updatedAt: updated };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The platform's message quotes the text.
    return undefined;
  }
}

/** A date as JSON has it; `undefined` for anything else. */
function toDate(value: unknown): Date | null | undefined {
  if (value === null) return null;
  const date = new Date(typeof value === "string" ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
