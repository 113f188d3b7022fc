import { startMockServer } from "@tributary/mocks";
import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { toAlignCustomer, toGurupayCustomer, toKillbCustomer } from "../src/index.ts";
import { expectCustomer } from "./support/expect-customer.ts";

type Mapping = (raw: never) => object;

const mappings = {
  killb: { map: toKillbCustomer as Mapping, path: "/api/v2/customers/profile" },
  align: { map: toAlignCustomer as Mapping, path: "/v0/customers/a021f28c-d2aa-4a40-a87d-c5e07c8f5145" },
  gurupay: {
    map: toGurupayCustomer as Mapping,
    path: "/api/v1/customers/e1f8a3b1-7d6c-4e9a-9b2e-3f8d1a9c5f2f",
  },
} as const;

const seeds = Array.from({ length: 40 }, (_, index) => `seed-${index}`);

describe.each(Object.entries(mappings))("the mapping of %s", (provider, { map, path }) => {
  const payloads: unknown[] = [];

  beforeAll(async () => {
    await using mock = await startMockServer(provider as keyof typeof mappings);
    for (const seed of seeds) payloads.push(await fetchPayload(mock.url + path, seed));
  });

  afterAll(() => {
    payloads.length = 0;
  });

  it("makes a customer of every payload that the contract can give", () => {
    for (const payload of payloads) expectCustomer(map(payload as never), payload);
  });

  it("makes a customer of such payloads bent out of shape", () => {
    const bent = fc
      .record({
        payload: fc.integer({ min: 0, max: seeds.length - 1 }),
        bends: fc.array(fc.tuple(fc.nat(), hostile)),
      })
      .map(({ payload, bends }) =>
        bends.reduce((value, [at, replacement]) => bend(value, at, replacement), payloads[payload]),
      );
    fc.assert(
      fc.property(bent, (payload) => expectCustomer(map(payload as never), payload)),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("makes a customer of anything at all", () => {
    fc.assert(
      fc.property(hostile, (payload) => expectCustomer(map(payload as never), payload)),
      { numRuns: 2000, seed: 2 },
    );
  });
});

const hostile = fc.oneof(
  fc.constantFrom(null, "", " ", "NEW_VALUE", -1, 1e300, true, "2026-02-30T25:61:00Z"),
  fc.jsonValue(),
  fc.constant(JSON.parse('{"__proto__":{"status":"ACTIVE"},"constructor":1,"toString":null}')),
);

/** A copy with one member, at any depth, replaced, or an unknown one added. */
function bend(value: unknown, at: number, replacement: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return replacement;
  const keys = [...Object.keys(value), "member_nobody_documented"];
  const key = keys[at % keys.length] ?? "";
  const member = (value as Record<string, unknown>)[key];
  const isDeeper = typeof member === "object" && member !== null && at % 2 === 0;
  return {
    ...value,
    [key]: isDeeper ? bend(member, Math.floor(at / keys.length), replacement) : replacement,
  };
}

async function fetchPayload(url: string, seed: string): Promise<unknown> {
  const headers = {
    authorization: "Bearer token",
    "api-key": "key",
    prefer: `code=200, dynamic=true, seed=${seed}`,
  };
  const response = await fetch(url, { headers });
  if (response.status !== 200)
    throw new Error(`the mock answered ${response.status}: ${await response.text()}`);
  return response.json();
}
