import type { CallOptions } from "./call-options.ts";
import { offers } from "./capabilities.ts";
import { ListError } from "./list-error.ts";
import { mergeByArrival } from "./merge-by-arrival.ts";
import type { Customer, ProviderId } from "./model/customer.ts";
import type { ConnectedProvider } from "./providers/connect-providers.ts";

/**
 * Iterates the customers of every provider that can enumerate them, merged by arrival. Leaving the loop early
 * ends what is in flight.
 * @throws {ListError} once all are through, when some failed; the signal's reason, at once, when it is aborted.
 */
export async function* listCustomers(
  connected: ReadonlyMap<ProviderId, ConnectedProvider>,
  options: CallOptions = {},
): AsyncGenerator<Customer> {
  const { signal } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  const listed = [...connected].filter(([provider]) => offers(provider, "list"));
  try {
    const failures = yield* mergeByArrival(
      listed.map(([, provider]) => provider.list({ signal: controller.signal })),
      () => controller.abort(),
    );
    signal?.throwIfAborted();
    if (failures.length > 0) {
      throw new ListError(
        failures.map(({ index, error }) => ({ provider: listed[index]?.[0] as ProviderId, error })),
      );
    }
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
