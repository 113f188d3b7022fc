import type { FanOutOptions } from "../composition/options.ts";
import type { ProviderFailure } from "../composition/outcomes.ts";
import { PartialFailureError } from "../errors/partial-failure-error.ts";
import type { Scope } from "./scope.ts";
import { untilAborted } from "./until-aborted.ts";

/** What a provider came to: its answer, or a failure that concerns no other provider. */
export type Settled<Answer> = { readonly answer: Answer } | { readonly failure: ProviderFailure };

/**
 * Asks a provider within a scope, and says what came of it.
 * @throws {PartialFailureError} for a failure, where `onFailure` is `"throw"`; the caller's reason once the
 * caller has aborted.
 */
export async function settle<Answer>(
  provider: string,
  scope: Scope,
  onFailure: FanOutOptions["onFailure"],
  ask: () => Promise<Answer>,
): Promise<Settled<Answer>> {
  try {
    return { answer: await untilAborted(scope.signal, ask) };
  } catch (error) {
    scope.throwIfAborted();
    const failure = scope.toFailure(provider, error);
    if (onFailure === "throw") throw new PartialFailureError([failure]);
    return { failure };
  }
}
