import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnyAdapter,
  type AnyCustomer,
  providers,
  toAlignCustomer,
  toGurupayCustomer,
  toKillbCustomer,
} from "../src/index.ts";
import { readRecordSchema } from "./support/contracts.ts";
import { expectCustomer } from "./support/expect-customer.ts";
import { fromSchema } from "./support/schema-arbitrary.ts";

const adapters = Object.entries<AnyAdapter>({ ...providers });

describe.each(adapters)("the mapping of %s", (provider, { toCustomer }) => {
  const thrown = new Error("read too closely");
  const throwing = () => {
    throw thrown;
  };

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "ACTIVE"],
    ["a list", [{ id: "1", uuid: "1", customer_id: "1" }]],
    ["a function", () => "ACTIVE"],
    ["an empty record", {}],
  ])("knows nothing from %s", (_, raw) => {
    const nothing = { id: null, kind: null, name: null, email: null, createdAt: null, updatedAt: null };
    const customer = toCustomer(raw);
    expectCustomer(customer, raw);
    expect(customer).toMatchObject({ ...nothing, verification: null, documents: [], addresses: [] });
    if (typeof raw !== "object" || Array.isArray(raw)) {
      expect(customer.status).toEqual({ value: "unknown", native: null });
    }
  });

  it("takes a text of ten million characters wherever one may stand", () => {
    const long = "x".repeat(10_000_000);
    const record = Object.fromEntries(
      Object.keys(readRecordSchema(provider).properties ?? {}).map((name) => [name, long]),
    );
    const customer = toCustomer(record);
    expect(customer.raw).toBe(record);
    expect(customer.name).toContain(long);
  });

  it("reads members of the record itself, and of no prototype", () => {
    const inherited = JSON.parse(
      '{"__proto__":{"id":"1","uuid":"1","customer_id":"1","name":"N","status":"ACTIVE"}}',
    );
    expect(toCustomer(inherited)).toMatchObject({ id: null, name: null });
    expectCustomer(toCustomer(inherited), inherited);
  });

  it("lets through what an object made by hand throws when it is read", () => {
    const names = Object.keys(readRecordSchema(provider).properties ?? {});
    const record = Object.defineProperties(
      {},
      Object.fromEntries(names.map((name) => [name, { get: throwing }])),
    );
    const exotic: object[] = [record, new Proxy({}, { get: throwing })];
    for (const raw of exotic) expect(() => toCustomer(raw)).toThrow(thrown);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(() => toCustomer(proxy)).toThrow(TypeError);
  });

  it("takes an object made by hand that reads as a record does", () => {
    const record = fc.sample(fromSchema(readRecordSchema(provider)), { numRuns: 100, seed: 5 });
    for (const raw of record as object[]) {
      const { raw: _, ...plain } = toCustomer(raw);
      const getters = Object.entries(raw).map(([name, value]) => [
        name,
        { enumerable: true, get: () => value },
      ]);
      const computed = Object.defineProperties({}, Object.fromEntries(getters));
      for (const same of [new Proxy(raw, {}), computed, Object.assign(Object.create(null), raw)]) {
        expect(toCustomer(same)).toEqual({ ...plain, raw: same });
      }
    }
  });
});

describe("a word that a provider has come to use since", () => {
  const known = /^(?:ACTIVE|PENDING|REJECTED|approved|pending|rejected|individual|corporate|company)$/;
  const words = fc.oneof(
    fc.constantFrom("active", "Approved", " ACTIVE", "__proto__", "constructor", "toString", "\ud800"),
    fc.string({ unit: "binary", minLength: 1 }).filter((word) => word.trim() !== "" && !known.test(word)),
  );

  it("is an unknown status, and kept", () => {
    const expectUnknown = (customer: AnyCustomer, native: string) =>
      expect(customer.status).toEqual({ value: "unknown", native });
    const property = fc.property(words, (word) => {
      expectUnknown(toKillbCustomer({ status: word } as never), word);
      expectUnknown(toAlignCustomer({ kycs: { status: word } } as never), word);
    });
    fc.assert(property, { numRuns: 2000, seed: 3 });
  });

  it("is no kind", () => {
    const property = fc.property(words, (word) => {
      expect(toAlignCustomer({ type: word } as never).kind).toBeNull();
      expect(toGurupayCustomer({ type: word as "company" }).kind).toBeNull();
    });
    fc.assert(property, { numRuns: 2000, seed: 4 });
  });
});

it("a breakdown with gaps in it has none once it is mapped", () => {
  const parts = Object.assign(new Array(3), {
    1: { currency: "eur", payment_rails: "sepa", status: "approved" },
  });
  const { verification } = toAlignCustomer({ kycs: { status_breakdown: parts } } as never);
  const none = { currency: null, rail: null, status: null };
  expect(verification?.breakdown).toStrictEqual([
    none,
    { currency: "eur", rail: "sepa", status: "approved" },
    none,
  ]);
});
