import { describe, expect, it } from "vitest";
import { toAlignCustomer, toGurupayCustomer, toKillbCustomer } from "../src/index.ts";

const killbRecord = {
  id: "e8d74b2f-86df-43b0-a9d9-72055a6b0432",
  name: "Acme Corp S.A.S.",
  active: true,
  status: "ACTIVE",
  createdAt: "2026-04-23T00:38:08.439Z",
  updatedAt: "2026-04-24T00:38:08.439Z",
} as const;

const alignRecord = {
  customer_id: "a021f28c-d2aa-4a40-a87d-c5e07c8f5145",
  email: "beatriz@example.com",
  type: "individual",
} as const;

describe("a profile of KillB", () => {
  it("is mapped member by member", () => {
    const raw = {
      ...killbRecord,
      documentType: "NIT",
      documentNumber: "900123456",
      complianceUrl: "https://c.example",
    };
    expect(toKillbCustomer(raw)).toEqual({
      provider: "killb",
      id: raw.id,
      kind: null,
      name: "Acme Corp S.A.S.",
      email: null,
      status: { value: "active", native: "ACTIVE" },
      verification: { url: "https://c.example", breakdown: [] },
      documents: [{ type: "NIT", number: "900123456" }],
      addresses: [],
      createdAt: new Date("2026-04-23T00:38:08.439Z"),
      updatedAt: new Date("2026-04-24T00:38:08.439Z"),
      raw,
    });
  });

  it("has neither documents nor verification where none is told", () => {
    expect(toKillbCustomer(killbRecord)).toMatchObject({ documents: [], verification: null });
  });

  it.each([
    ["ACTIVE", "active"],
    ["PENDING", "pending"],
    ["REJECTED", "rejected"],
    ["SUSPENDED", "unknown"],
  ])("with status %s is %s, and keeps the word", (native, value) => {
    expect(toKillbCustomer({ ...killbRecord, status: native as "ACTIVE" }).status).toEqual({ value, native });
  });

  it.each(["", "soon", "2026-13-45T00:00:00Z", 17, null])("has no date for %j", (createdAt) => {
    expect(toKillbCustomer({ ...killbRecord, createdAt: createdAt as string }).createdAt).toBeNull();
  });
});

describe("a customer of Align", () => {
  const kycs = { status: "pending" as const, kyc_flow_link: "https://kyc.example", status_breakdown: [] };

  it("is mapped member by member", () => {
    const raw = {
      ...alignRecord,
      first_name: "Beatriz",
      last_name: "Almeida",
      address: {
        country: "Portugal",
        city: "Lisboa",
        street_line_1: "Rua das Gaivotas 12",
        postal_code: "1200-202",
        state: "Lisboa",
      },
      kycs: {
        ...kycs,
        status: "approved" as const,
        status_breakdown: [
          { currency: "eur" as const, payment_rails: "sepa" as const, status: "approved" as const },
        ],
      },
    };
    expect(toAlignCustomer(raw)).toEqual({
      provider: "align",
      id: raw.customer_id,
      kind: "individual",
      name: "Beatriz Almeida",
      email: "beatriz@example.com",
      status: { value: "active", native: "approved" },
      verification: {
        url: "https://kyc.example",
        breakdown: [{ currency: "eur", rail: "sepa", status: "approved" }],
      },
      documents: [],
      addresses: [
        {
          purpose: null,
          line: "Rua das Gaivotas 12",
          city: "Lisboa",
          region: "Lisboa",
          postalCode: "1200-202",
          country: "Portugal",
          countryCode: null,
        },
      ],
      createdAt: null,
      updatedAt: null,
      raw,
    });
  });

  it.each([
    ["approved", "active"],
    ["pending", "pending"],
    ["rejected", "rejected"],
    ["frozen", "unknown"],
    [null, "unverified"],
  ])("with KYC %s is %s, and keeps the word", (native, value) => {
    const raw = { ...alignRecord, kycs: { ...kycs, status: native as "pending" } };
    expect(toAlignCustomer(raw).status).toEqual({ value, native });
  });

  it.each([undefined, null])("is unverified when its KYC is %s", (none) => {
    const raw = none === undefined ? alignRecord : { ...alignRecord, kycs: none };
    expect(toAlignCustomer(raw)).toMatchObject({
      status: { value: "unverified", native: null },
      verification: null,
    });
  });

  it("goes by its company's name when it is one, and by the person's when it is not", () => {
    const names = { company_name: "Saffron Harbour", first_name: "Ada", last_name: "Lovelace" };
    expect(toAlignCustomer({ ...alignRecord, ...names, type: "corporate" }).name).toBe("Saffron Harbour");
    expect(toAlignCustomer({ ...alignRecord, ...names }).name).toBe("Ada Lovelace");
    expect(toAlignCustomer({ ...alignRecord, first_name: "Ada" }).name).toBe("Ada");
    expect(toAlignCustomer(alignRecord).name).toBeNull();
  });

  it("has no kind when the provider has a new one", () => {
    expect(toAlignCustomer({ ...alignRecord, type: "trust" as "individual" }).kind).toBeNull();
  });
});

describe("a customer of Guru Pay", () => {
  it("is mapped member by member", () => {
    const raw = {
      uuid: "e1f8a3b1-7d6c-4e9a-9b2e-3f8d1a9c5f21",
      type: "company" as const,
      name: "Baltic Trade",
      created_at: 1744373843,
      updated_at: 1744373844,
      risk_country_code: null,
      registration_country_code: "lt",
      registration_address_line: "Business Street 1",
      registration_address_index: "01109",
      post_address_country_code: "XX",
      post_address_line: null,
      post_address_index: null,
    };
    expect(toGurupayCustomer(raw)).toEqual({
      provider: "gurupay",
      id: raw.uuid,
      kind: "business",
      name: "Baltic Trade",
      email: null,
      status: { value: "unknown", native: null },
      verification: null,
      documents: [],
      addresses: [
        {
          purpose: "registration",
          line: "Business Street 1",
          city: null,
          region: null,
          postalCode: "01109",
          country: "lt",
          countryCode: "LT",
        },
        {
          purpose: "postal",
          line: null,
          city: null,
          region: null,
          postalCode: null,
          country: "XX",
          countryCode: null,
        },
      ],
      createdAt: new Date(1744373843000),
      updatedAt: new Date(1744373844000),
      raw,
    });
  });

  it("is all unknown when nothing is told, since every member is optional", () => {
    expect(toGurupayCustomer({})).toMatchObject({
      id: null,
      kind: null,
      name: null,
      addresses: [],
      createdAt: null,
      updatedAt: null,
    });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300, -9007199254740991, "1744373843", null])(
    "has no date for %j",
    (seconds) => {
      expect(toGurupayCustomer({ created_at: seconds as number }).createdAt).toBeNull();
    },
  );
});
