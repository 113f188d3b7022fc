import { expect } from "vitest";

const text = (value: unknown): boolean =>
  value === null || (typeof value === "string" && value.trim() !== "");
const moment = (value: unknown): boolean =>
  value === null || (value instanceof Date && !Number.isNaN(value.getTime()));
const oneOf =
  (...values: unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);
const listOf =
  (item: Shape) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every((each) => fits(each, item));

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const address: Shape = {
  purpose: oneOf("registration", "postal", null),
  line: text,
  city: text,
  region: text,
  postalCode: text,
  country: text,
  countryCode: (value) => value === null || /^[A-Z]{2}$/.test(String(value)),
};

const verification: Shape = {
  url: text,
  breakdown: listOf({ currency: text, rail: text, status: text }),
};

/** The model, member by member: no more members, no fewer, each of its kind. */
const customer: Shape = {
  provider: oneOf("killb", "align", "gurupay"),
  id: text,
  kind: oneOf("individual", "business", null),
  name: text,
  email: text,
  status: (value) =>
    fits(value, { value: oneOf("active", "pending", "rejected", "unverified", "unknown"), native: text }),
  verification: (value) => value === null || fits(value, verification),
  documents: listOf({ type: text, number: text }),
  addresses: listOf(address),
  createdAt: moment,
  updatedAt: moment,
  raw: () => true,
};

function fits(value: unknown, shape: Shape): boolean {
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value).toSorted();
  const wanted = Object.keys(shape).toSorted();
  return (
    keys.join() === wanted.join() &&
    wanted.every((key) => shape[key]?.((value as Record<string, unknown>)[key]))
  );
}

/** Expects a value to be a customer of the model, with the raw record untouched. */
export function expectCustomer(value: object, raw: unknown): void {
  expect(value).toHaveProperty("raw", raw);
  const wrong = Object.keys(customer).filter(
    (key) => !customer[key]?.((value as Record<string, unknown>)[key]),
  );
  expect(wrong, `members that are not what the model says: ${JSON.stringify(value)}`).toEqual([]);
  expect(Object.keys(value).toSorted()).toEqual(Object.keys(customer).toSorted());
}
