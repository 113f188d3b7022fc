import { describe, expect, it } from "vitest";
import {
  type AlignCustomer,
  type AnyCustomer,
  fromCustomerJson,
  InputError,
  toAlignCustomer,
  toCustomerJson,
  toGurupayCustomer,
  toKillbCustomer,
} from "../src/index.ts";

const record = { id: "1", name: "Acme", active: true, status: "ACTIVE" } as const;
const moments = { createdAt: "2026-04-23T00:38:08.439Z", updatedAt: "2026-04-24T00:38:08+02:00" };

function write(changes: object = {}): string {
  return JSON.stringify({
    ...JSON.parse(toCustomerJson(toKillbCustomer({ ...record, ...moments }))),
    ...changes,
  });
}

describe("a customer written as JSON", { timeout: 30_000 }, () => {
  it.each<[string, AnyCustomer]>([
    ["KillB", toKillbCustomer({ ...record, ...moments, documentType: "NIT" })],
    [
      "Align",
      toAlignCustomer({
        customer_id: "1",
        email: "a@b.example",
        type: "corporate",
        address: { city: "Porto" },
      }),
    ],
    ["Guru Pay", toGurupayCustomer({ created_at: 1744373843, registration_country_code: "lt" })],
    ["Guru Pay, of which nothing is known", toGurupayCustomer({})],
  ])("is read again as it was: %s", (_, customer) => {
    const json = toCustomerJson(customer);
    expect(json).not.toContain("\n");
    expect(fromCustomerJson(json)).toStrictEqual(customer);
  });

  it("has dates for moments, and texts in the record however much they look like moments", () => {
    const read = fromCustomerJson(toCustomerJson(toKillbCustomer({ ...record, ...moments })));
    expect(read.createdAt).toStrictEqual(new Date("2026-04-23T00:38:08.439Z"));
    expect(read.updatedAt).toStrictEqual(new Date("2026-04-23T22:38:08.000Z"));
    expect(read.raw).toStrictEqual({ ...record, ...moments });
  });

  it.each<unknown>([
    null,
    17,
    "2026-04-23T00:38:08.439Z",
    [],
    { raw: { createdAt: "2026-04-23T00:38:08.439Z" } },
    JSON.parse('{"__proto__":{"id":"2"},"constructor":null,"toJSON":1}'),
  ])("keeps the record as it is: %j", (raw) => {
    const customer: AnyCustomer = { ...toGurupayCustomer({}), raw };
    const read = fromCustomerJson<AnyCustomer>(toCustomerJson(customer));
    expect(read.raw).toStrictEqual(raw);
    expect(JSON.stringify(read)).toBe(JSON.stringify(customer));
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it("may be of a provider that was added", () => {
    const customer = { ...toGurupayCustomer({}), provider: "acme" };
    expect(fromCustomerJson<AnyCustomer>(toCustomerJson(customer))).toStrictEqual(customer);
  });

  it("is of the type that is asked for", () => {
    const customer = toAlignCustomer({ customer_id: "1", email: "a@b.example", type: "corporate" });
    const read = fromCustomerJson<AlignCustomer>(toCustomerJson(customer));
    expect(read.raw.customer_id).toBe("1");
  });

  it("may hold ten million characters", () => {
    const customer = toKillbCustomer({ ...record, ...moments, note: "x".repeat(10_000_000) });
    expect(fromCustomerJson(toCustomerJson(customer))).toStrictEqual(customer);
  });
});

describe("what is no customer", { timeout: 30_000 }, () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  const deep = JSON.parse("[".repeat(200_000) + "]".repeat(200_000));
  const throwing = {
    toJSON: () => {
      throw new TypeError("secret");
    },
  };

  it.each([
    ["a cycle", { raw: cycle }, "JSON cannot hold it"],
    ["a bigint", { raw: { amount: 10n } }, "JSON cannot hold it"],
    ["more depth than JSON takes", { raw: deep }, "JSON cannot hold it"],
    ["a record that throws", { raw: throwing }, "JSON cannot hold it"],
    ["no record", { raw: undefined }, "raw is missing"],
    ["a member of its own", { secret: "secret" }, "it has a member that the model has not"],
    [
      "a moment that is a text",
      { createdAt: "secret" },
      "createdAt must be a moment in UTC with milliseconds, or null",
    ],
    [
      "a moment beyond the years of RFC 3339",
      { updatedAt: new Date(8.64e15) },
      "updatedAt must be a moment in UTC with milliseconds, or null",
    ],
    ["a blank name", { name: " " }, "name must be a text with something in it, or null"],
    ["a provider without a name", { provider: "" }, "provider must be the id of a provider"],
  ])("is not written: one with %s", (_, changes, fault) => {
    const customer = { ...toKillbCustomer({ ...record, ...moments }), ...changes } as AnyCustomer;
    const error = catchError(() => toCustomerJson(customer));
    expect(InputError.is(error)).toBe(true);
    expect(error).toMatchObject({ message: `customers refused customer: ${fault}`, parameter: "customer" });
  });

  it.each([undefined, null, 17, "customer", [], () => {}, Symbol("customer")])(
    "is not written: %s",
    (value) => {
      expect(InputError.is(catchError(() => toCustomerJson(value as never)))).toBe(true);
    },
  );

  it.each([
    ["nothing", "", "it is no JSON"],
    ["no JSON", "{secret", "it is no JSON"],
    ["more than JSON", `${write()} secret`, "it is no JSON"],
    ["a number", "17", "it must be an object"],
    ["null", "null", "it must be an object"],
    ["a list", `[${write()}]`, "it must be an object"],
    ["no member", "{}", "provider is missing"],
    ["too few members", write({ raw: undefined }), "raw is missing"],
    ["too many members", write({ secret: 1 }), "it has a member that the model has not"],
    [
      "a prototype",
      write().replace("{", '{"__proto__":{"secret":1},'),
      "it has a member that the model has not",
    ],
    [
      "a nested prototype",
      write().replace('"value"', '"__proto__":null,"value"'),
      "status has a member that the model has not",
    ],
    [
      "another status",
      write({ status: { value: "secret", native: null } }),
      "status.value must be one of active, pending, rejected, unverified, unknown",
    ],
    ["half an address", write({ addresses: [{ line: "secret" }] }), "addresses.0.purpose is missing"],
    [
      "a deep fault",
      write({ verification: { url: null, breakdown: [{ currency: 1, rail: null, status: null }] } }),
      "verification.breakdown.0.currency must be a text with something in it, or null",
    ],
    ["documents that are no list", write({ documents: { length: 0 } }), "documents must be a list"],
    [
      "a day that is none",
      write({ createdAt: "2026-02-30T00:00:00.000Z" }),
      "createdAt must be a moment in UTC with milliseconds, or null",
    ],
    [
      "a moment without its zone",
      write({ createdAt: "2026-02-20T00:00:00" }),
      "createdAt must be a moment in UTC with milliseconds, or null",
    ],
    [
      "a country code in small letters",
      write({
        addresses: [
          {
            purpose: null,
            line: null,
            city: null,
            region: null,
            postalCode: null,
            country: "lt",
            countryCode: "lt",
          },
        ],
      }),
      "addresses.0.countryCode must be two capitals, or null",
    ],
    ["ten million characters of no JSON", "secret".repeat(1_700_000), "it is no JSON"],
    ["a million brackets", "[".repeat(1_000_000), "it is no JSON"],
  ])("is not read, nor quoted: %s", (_, json, fault) => {
    const error = catchError(() => fromCustomerJson(json));
    expect(InputError.is(error)).toBe(true);
    expect(error).toMatchObject({ message: `customers refused json: ${fault}`, parameter: "json" });
    expect(error).not.toHaveProperty("cause");
    expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain("secret");
  });

  it.each([undefined, null, 17, {}, [], Symbol("json"), { toString: () => "{" }, Object.create(null)])(
    "is not read: no text at all, %#",
    (value) => {
      expect(InputError.is(catchError(() => fromCustomerJson(value as never)))).toBe(true);
    },
  );
});

function catchError(call: () => unknown): unknown {
  try {
    call();
    return undefined;
  } catch (error) {
    return error;
  }
}
