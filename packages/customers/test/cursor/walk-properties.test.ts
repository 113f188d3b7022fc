import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeProviders, gurupay, PartialFailureError } from "../../src/index.ts";
import { createPagedFetch, type Fault } from "../support/paged-fetch.ts";

/** What ends a page before its customers are stored; each leaves the cursor of the page before. */
type Interruption = "crash" | "abort" | "throw" | undefined;

const faults = fc.dictionary(
  fc.nat(12).map(String),
  fc.constantFrom<Fault>("refuses", "breaks", "lies", "answers HTML"),
  { maxKeys: 6 },
);

const source = fc.record({ length: fc.nat(45), most: fc.integer({ min: 1, max: 12 }), faults });

const walk = fc.record({
  sources: fc.array(source, { minLength: 1, maxLength: 4 }),
  pageSize: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
  interruptions: fc.array(fc.constantFrom<Interruption>("crash", "abort", "throw", undefined, undefined), {
    maxLength: 30,
  }),
});

/** What there is at each provider, and how to make a client of all of them, as often as processes die. */
function createWorld(sources: readonly (typeof source extends fc.Arbitrary<infer Value> ? Value : never)[]) {
  const rows = sources.map(({ length }, provider) =>
    Array.from({ length }, (_, index) => ({ uuid: `${provider}-${index}` })),
  );
  const names = sources.map((_, provider) => `p${provider}`);
  const options = sources.map(({ faults: told, most }, provider) => ({
    token: "token",
    retry: false as const,
    fetch: createPagedFetch({
      rows: rows[provider] ?? [],
      most,
      faults: new Map(Object.entries(told).map(([request, fault]) => [Number(request), fault])),
    }),
  }));
  const toTable = <Value>(value: (provider: number) => Value) =>
    Object.fromEntries(names.map((name, provider) => [name, value(provider)]));
  return {
    rows: rows.map((list) => list.map(({ uuid }) => uuid)),
    create: () =>
      composeProviders(toTable(() => gurupay))(toTable((provider) => options[provider] as { token: string })),
  };
}

/** The ids that came from a provider, in the order in which they came. */
const ofProvider = (ids: readonly (string | null)[], provider: number) =>
  ids.filter((id) => id?.startsWith(`${provider}-`));

describe("a walk by cursor", { timeout: 60_000 }, () => {
  it("stores every customer once, whatever fails and wherever it is interrupted", async () => {
    let interrupted = 0;
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(walk, async ({ interruptions, pageSize, sources }) => {
        const { create, rows } = createWorld(sources);
        const stored: (string | null)[] = [];
        let cursor: string | null | undefined;
        for (let step = 0; cursor !== null; step += 1) {
          expect(step).toBeLessThan(1_000);
          const interruption = interruptions[step];
          const controller = new AbortController();
          const asked = create().listPage({
            cursor,
            ...(cursor === undefined && { pageSize }),
            signal: controller.signal,
            onFailure: interruption === "throw" ? "throw" : "collect",
          });
          if (interruption === "abort") controller.abort("the caller has gone");
          const page = await asked.catch((error: unknown) => {
            if (error !== "the caller has gone" && !PartialFailureError.is(error)) throw error;
            return undefined;
          });
          if (page === undefined || interruption === "crash") {
            interrupted += 1;
            continue;
          }
          failed += page.failures.length;
          expect(page.hasMore && page.cursor === null).toBe(false);
          stored.push(...page.customers.map(({ id }) => id));
          cursor = page.cursor;
        }
        for (const [provider, ids] of rows.entries()) expect(ofProvider(stored, provider)).toEqual(ids);
        expect(stored.length).toBe(rows.flat().length);
      }),
      { numRuns: 300, seed: 1 },
    );
    // What never happens proves nothing.
    expect(Math.min(interrupted, failed)).toBeGreaterThan(300);
  });

  it("of one loop gives all that comes before a failing page, and nothing twice", async () => {
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(walk, async ({ pageSize, sources }) => {
        const { create, rows } = createWorld(sources);
        const given: (string | null)[] = [];
        let failing: readonly string[] = [];
        try {
          for await (const { id } of create().list({ pageSize })) given.push(id);
        } catch (error) {
          failing = (error as PartialFailureError).failures.map(({ provider }) => provider);
          failed += 1;
        }
        for (const [provider, ids] of rows.entries()) {
          const came = ofProvider(given, provider);
          const isWhole = !failing.includes(`p${provider}`);
          expect(came).toEqual(isWhole ? ids : ids.slice(0, came.length));
          const { faults: told = {}, most = 1 } = sources[provider] ?? {};
          const size = Math.min(most, pageSize ?? 100);
          const firstFault = Math.min(...Object.keys(told).map(Number));
          // A first page says nothing of how long a full one is: whether it was the last, the next one tells.
          const requests = ids.length === 0 ? 1 : Math.max(2, Math.floor(ids.length / size) + 1);
          expect(isWhole).toBe(firstFault >= requests);
          if (!isWhole) expect(came.length).toBe(Math.min(firstFault * size, ids.length));
        }
      }),
      { numRuns: 300, seed: 2 },
    );
    expect(failed).toBeGreaterThan(100);
  });
});
