import type { AnyCustomer } from "@tributary/customers";
import { readNumber } from "./customer-pages.ts";
import { createInventedCustomers, inventedProviders } from "./invented-providers.ts";

/** How a walk goes over the customers: as they come, or after keeping them all, as a naive client does. */
export type Way = "streamed" | "collected";

export interface WalkOptions {
  /** Where the lists are served. */
  readonly url: string;
  /** How many customers there are in all, over all providers. */
  readonly count: number;
  readonly way: Way;
  /** Hears of each customer, in order. */
  readonly hear?: (heard: number) => void;
}

/**
 * Walks over the customers of all invented providers at once.
 * @throws when one of them was left out, or came twice.
 */
export async function walkLists({ count, hear, url, way }: WalkOptions): Promise<void> {
  const shares = inventedProviders.map((_, index) => shareOut(count, index));
  const [harbour, meadow, summit] = inventedProviders.map((provider, index) => ({
    baseUrl: `${url}/${provider}/${shares[index]}`,
    secret: "secret",
  }));
  if (!harbour || !meadow || !summit) throw new Error("there are three invented providers");
  const customers = createInventedCustomers({ harbour, meadow, summit }).list();
  const kept: AnyCustomer[] = [];
  let heard = 0;
  let sum = 0;
  for await (const customer of customers) {
    if (way === "collected") kept.push(customer);
    heard += 1;
    sum += readNumber(customer.id);
    hear?.(heard);
  }
  const expected = shares.reduce((total, share) => total + (share * (share - 1)) / 2, 0);
  if (heard !== count || sum !== expected) throw new Error(`heard of ${heard} customers instead of ${count}`);
  if (way === "collected" && kept.length !== count) throw new Error("they were not kept");
}

/** The customers of one provider: all have as many as each other, but for a remainder. */
function shareOut(count: number, index: number): number {
  return Math.floor((count + index) / inventedProviders.length);
}
