import { queryObjects } from "node:v8";
import type { Page } from "@tributary/http";
import { expect, it } from "vitest";
import { type Adapter, type CustomerRecord, composeProviders } from "../src/index.ts";

const PAGE = 100;

/** A record of a class of its own, so that those which are alive can be counted. */
class CountedRecord {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

interface CountedClient {
  pages(): AsyncGenerator<Page<CountedRecord>, void, undefined>;
}

interface CountedOptions {
  readonly pages: number;
  /** What each page waits for. */
  readonly gate?: Promise<void>;
}

function createClient({ gate, pages }: CountedOptions): CountedClient {
  return {
    async *pages() {
      for (let page = 1; page <= pages; page += 1) {
        await gate;
        const items = Array.from({ length: PAGE }, (_, index) => new CountedRecord(`${page}-${index}`));
        yield { items, page, position: (page - 1) * PAGE, mark: undefined };
      }
    },
  };
}

function createAdapter<Provider extends string>(provider: Provider) {
  const unknown = { kind: null, name: null, email: null, verification: null } as const;
  return {
    displayName: provider,
    create: createClient,
    toCustomer: (raw) => ({
      provider,
      id: raw.id,
      ...unknown,
      status: { value: "unknown", native: null },
      documents: [],
      addresses: [],
      createdAt: null,
      updatedAt: null,
      raw,
    }),
    list: { largestPage: PAGE, pages: (client) => client.pages() },
    sources: {
      id: ["id"],
      kind: [],
      name: [],
      email: [],
      status: [],
      verification: [],
      documents: [],
      addresses: [],
      createdAt: [],
      updatedAt: [],
    },
  } satisfies Adapter<CountedOptions, CountedClient, CustomerRecord<Provider, CountedRecord>>;
}

const create = composeProviders({ fast: createAdapter("fast"), slow: createAdapter("slow") });

/** What is alive: records, and promises, of which a promise that waits may gather one per wait. */
function countAlive() {
  return { records: countObjects(CountedRecord), promises: countObjects(Promise) };
}

/** Collects all garbage, then counts what is left of a class. */
function countObjects(of: typeof CountedRecord | typeof Promise): number {
  return Number(queryObjects(of, { format: "count" }));
}

it("keeps neither pages nor promises of 50,000 customers while a second source is slow", {
  timeout: 60_000,
}, async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const customers = create({ fast: { pages: 500 }, slow: { pages: 1, gate } });
  const alive: ReturnType<typeof countAlive>[] = [];
  let heard = 0;
  for await (const _ of customers.list()) {
    heard += 1;
    if (heard === 5_000 || heard === 49_950) alive.push(countAlive());
    if (heard === 49_950) open();
  }
  const [early, late] = alive;
  // The page in the loop, and at most the one behind it.
  expect(late?.records).toBeGreaterThanOrEqual(PAGE / 2);
  expect(late?.records).toBeLessThanOrEqual(2 * PAGE);
  expect(Number(late?.promises) - Number(early?.promises)).toBeLessThan(20);
  expect(heard).toBe(50_100);
  expect(countObjects(CountedRecord)).toBeLessThanOrEqual(PAGE);
});

it("would see what a loop keeps", { timeout: 60_000 }, async () => {
  const kept: unknown[] = [];
  for await (const customer of create({ fast: { pages: 50 } }).list()) kept.push(customer);
  expect(countAlive().records).toBe(kept.length);
});
