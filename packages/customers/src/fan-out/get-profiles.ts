import type { ConnectedProvider } from "../composition/connect-providers.ts";
import type { FanOutOptions } from "../composition/options.ts";
import type { GatheredCustomers, ProviderFailure } from "../composition/outcomes.ts";
import { PartialFailureError } from "../errors/partial-failure-error.ts";
import type { AnyCustomer } from "../model/customer.ts";
import { openScope } from "./scope.ts";

/** Fetches the caller's own records from all these providers at once. */
export async function getProfiles(
  profiled: readonly ConnectedProvider[],
  options: FanOutOptions,
): Promise<GatheredCustomers<AnyCustomer>> {
  const scope = openScope(options);
  const failures: ProviderFailure[] = [];
  const ask = async ({ profile, provider }: ConnectedProvider): Promise<AnyCustomer[]> => {
    try {
      const customer = await profile?.(scope);
      return customer ? [customer] : [];
    } catch (error) {
      scope.throwIfAborted();
      failures.push(scope.toFailure(provider, error));
      if (options.onFailure === "throw") throw new PartialFailureError(failures);
      return [];
    }
  };
  try {
    const customers = (await Promise.all(profiled.map(ask))).flat();
    return { customers, failures };
  } finally {
    scope.close();
  }
}
