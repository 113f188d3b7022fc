import { InputError } from "@tributary/http";
import type { Customer } from "../create-customers.ts";
import type { AnyCustomer } from "./customer.ts";
import { findFault } from "./customer-document.ts";

/**
 * Writes a customer as one line of JSON that fits `customer.schema.json`, and from which `fromCustomerJson` gets
 * the same customer, dates and all. `raw` is written as JSON writes it, personal data and all.
 * @throws {InputError} for what is no customer of the model, and for a `raw` that JSON cannot hold, such as one
 * with a cycle in it. No value is quoted.
 */
export function toCustomerJson(customer: AnyCustomer): string {
  const json = write(customer);
  // What is checked is the text itself: an object may say one thing to a check and another to JSON.
  const fault = json === undefined ? "JSON cannot hold it" : findFault(JSON.parse(json));
  if (json === undefined || fault !== undefined) throw refuse("customer", fault ?? "");
  return json;
}

/**
 * Reads a customer that `toCustomerJson` wrote, or another program that keeps to `customer.schema.json`. `raw` is
 * left as it is, dates and all; that it is the record of `provider` is taken on trust.
 * @throws {InputError} when the text holds no customer: `message` names the member at fault, and quotes nothing.
 */
export function fromCustomerJson<Wanted extends AnyCustomer = Customer>(json: string): Wanted {
  const document = parse(json);
  const fault = document === undefined ? "it is no JSON" : findFault(document);
  if (fault !== undefined) throw refuse("json", fault);
  const customer = document as Wanted & { readonly createdAt: unknown; readonly updatedAt: unknown };
  return { ...customer, createdAt: toDate(customer.createdAt), updatedAt: toDate(customer.updatedAt) };
}

function write(customer: unknown): string | undefined {
  try {
    return JSON.stringify(customer);
  } catch {
    // The platform's message names members of the record.
    return undefined;
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The platform's message quotes the text.
    return undefined;
  }
}

function toDate(moment: unknown): Date | null {
  return typeof moment === "string" ? new Date(moment) : null;
}

function refuse(parameter: "customer" | "json", fault: string): InputError {
  return new InputError({ provider: "customers" }, parameter, fault);
}
