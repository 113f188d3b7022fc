import type { ConnectedProvider } from "../composition/connect-providers.ts";
import type { ListOptions } from "../composition/options.ts";
import type { ProviderFailure } from "../composition/outcomes.ts";
import { PartialFailureError } from "../errors/partial-failure-error.ts";
import type { AnyCustomer } from "../model/customer.ts";
import { mergeByArrival } from "./merge-by-arrival.ts";
import { readPageSize } from "./page-size.ts";
import { openScope } from "./scope.ts";

/** Iterates the customers of every provider, merged by the arrival of their pages. */
export async function* listCustomers(
  listed: readonly ConnectedProvider[],
  options: ListOptions,
): AsyncGenerator<AnyCustomer, void, undefined> {
  const sizes = listed.map(({ list }) => readPageSize(options.pageSize, list));
  const scope = openScope(options);
  const failures: ProviderFailure[] = [];
  try {
    const sources = listed.flatMap(({ list }, index) => list?.pages(sizes[index] ?? 1, scope) ?? []);
    for await (const arrival of mergeByArrival(sources, scope.close)) {
      scope.throwIfAborted();
      if ("error" in arrival) {
        failures.push(scope.toFailure(listed[arrival.index]?.provider ?? "", arrival.error));
        if (options.onFailure === "throw") break;
        continue;
      }
      for (const customer of arrival.item.items) {
        yield customer;
        scope.throwIfAborted();
      }
    }
    if (failures.length > 0) throw new PartialFailureError(failures);
  } finally {
    scope.close();
  }
}
