import type { Offering } from "../composition/connect-providers.ts";
import type { ListOptions } from "../composition/options.ts";
import type { ProviderFailure } from "../composition/outcomes.ts";
import { PartialFailureError } from "../errors/partial-failure-error.ts";
import type { AnyCustomer } from "../model/customer.ts";
import { mergeByArrival } from "./merge-by-arrival.ts";
import { readPageSize } from "./page-size.ts";
import { openScope } from "./scope.ts";

/** Iterates the customers of every provider, merged by the arrival of their pages; each loop starts anew. */
export function listCustomers(
  listed: readonly Offering<"list">[],
  options: ListOptions,
): AsyncIterable<AnyCustomer> {
  return {
    [Symbol.asyncIterator](): AsyncIterableIterator<AnyCustomer> {
      const leaving = new AbortController();
      const walk = walkCustomers(listed, options, leaving.signal);
      return {
        [Symbol.asyncIterator]() {
          return this;
        },
        next: () => walk.next(),
        // A generator alone would first wait for the page that it is waiting for.
        return() {
          leaving.abort();
          return walk.return();
        },
      };
    },
  };
}

async function* walkCustomers(
  listed: readonly Offering<"list">[],
  options: ListOptions,
  leaving: AbortSignal,
): AsyncGenerator<AnyCustomer, void, undefined> {
  const sizes = listed.map(({ list }) => readPageSize(options.pageSize, list));
  const scope = openScope(options);
  const failures: ProviderFailure[] = [];
  let isOver = false;
  const end = () => {
    isOver = true;
    scope.close();
  };
  const fail = (index: number, error: unknown) => {
    // What ends with the scope has not failed.
    if (isOver) return;
    failures.push(scope.toFailure(listed[index]?.provider ?? "", error));
    if (options.onFailure === "throw") end();
  };
  const throwIfFailed = (isLast: boolean) => {
    scope.throwIfAborted();
    if (failures.length > 0 && (isLast || isOver)) throw new PartialFailureError(failures);
  };
  leaving.addEventListener("abort", end);
  try {
    const sources = listed.map(({ list }, index) => list.pages(sizes[index] ?? 1, scope));
    for await (const { items } of mergeByArrival(sources, scope.signal, fail)) {
      for (const customer of items) {
        throwIfFailed(false);
        yield customer;
      }
    }
    if (!leaving.aborted) throwIfFailed(true);
  } finally {
    end();
  }
}
