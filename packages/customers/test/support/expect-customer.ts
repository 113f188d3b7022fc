import schema from "@tributary/customers/customer.schema.json" with { type: "json" };
import { type AnyCustomer, fromCustomerJson, InputError, toCustomerJson } from "../../src/index.ts";
import { compileSchema } from "./schema.ts";

const fits = compileSchema(schema);

/**
 * Expects a value to be a customer of the model with this very record in it, and to be the same after a way
 * through JSON; where JSON cannot hold the record, to be refused by name.
 */
export function expectCustomer(customer: AnyCustomer, raw: unknown): void {
  if (!Object.is(customer.raw, raw)) throw new Error("the record is not the one that was mapped");
  const json = write(customer);
  if (json !== undefined) {
    expectToSurvive(customer, json);
    return;
  }
  if (isJson(raw)) throw new Error("a record that JSON can hold was refused");
  const model = { ...customer, raw: null };
  expectToSurvive(model, toCustomerJson(model));
}

/** A customer as JSON; undefined where it is refused by name. */
function write(customer: AnyCustomer): string | undefined {
  try {
    return toCustomerJson(customer);
  } catch (error) {
    if (InputError.is(error) && error.parameter === "customer") return undefined;
    throw error;
  }
}

function expectToSurvive(customer: AnyCustomer, json: string): void {
  if (!fits(JSON.parse(json))) throw new Error(`${JSON.stringify(fits.errors)}: ${json}`);
  const read = fromCustomerJson<AnyCustomer>(json);
  if (JSON.stringify(read) !== json) throw new Error(`another customer is read than was written: ${json}`);
  for (const member of ["createdAt", "updatedAt"] as const) {
    const [before, after] = [customer[member], read[member]];
    const isSame = before === null ? after === null : after instanceof Date && +before === +after;
    if (!isSame) throw new Error(`${member} was ${before}, and is ${after}`);
  }
}

/** Whether JSON can hold a value. */
function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
