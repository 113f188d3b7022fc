import type { Offering } from "../composition/connect-providers.ts";
import type { FanOutOptions } from "../composition/options.ts";
import type { GatheredCustomers } from "../composition/outcomes.ts";
import type { AnyCustomer } from "../model/customer.ts";
import { openScope } from "./scope.ts";
import { settle } from "./settle.ts";

/** Fetches the caller's own records from all these providers at once; the results are in the providers' order. */
export async function getProfiles(
  profiled: readonly Offering<"profile">[],
  options: FanOutOptions,
): Promise<GatheredCustomers<AnyCustomer>> {
  const scope = openScope(options);
  try {
    const settled = await Promise.all(
      profiled.map(({ profile, provider }) =>
        settle(provider, scope, options.onFailure, () => profile(scope)),
      ),
    );
    return {
      customers: settled.flatMap((each) => ("answer" in each ? [each.answer] : [])),
      failures: settled.flatMap((each) => ("failure" in each ? [each.failure] : [])),
    };
  } finally {
    scope.close();
  }
}
