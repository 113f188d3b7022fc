import { InputError, TimeoutError } from "@tributary/http";
import type { CallOptions } from "../composition/options.ts";
import type { ProviderFailure } from "../composition/outcomes.ts";

/** Timers take no more than this; above it they would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** One signal and one deadline for all that a call does at several providers. */
export interface Scope {
  /** Aborts with the caller's signal, at the deadline, and when the scope is closed. */
  readonly signal: AbortSignal;
  /** Throws the caller's own reason once the caller has aborted. */
  throwIfAborted(): void;
  /** Says what a provider failed with; for all that the deadline ended, a `TimeoutError` of that provider. */
  toFailure<Provider extends string>(provider: Provider, error: unknown): ProviderFailure<Provider>;
  /** Ends what is still under way, and lets go of the timer and the caller's signal. */
  close(): void;
}

/**
 * Opens a scope; whoever does closes it.
 * @throws {InputError} for a deadline that is none; the caller's reason where it has aborted already.
 */
export function openScope({ deadline, signal: outer }: CallOptions): Scope {
  if (deadline !== undefined && !(typeof deadline === "number" && deadline > 0)) {
    throw new InputError({ provider: "customers" }, "deadline", "pass a positive number of milliseconds");
  }
  outer?.throwIfAborted();
  const controller = new AbortController();
  const expiry = Symbol("the deadline");
  const abort = () => controller.abort(outer?.reason);
  outer?.addEventListener("abort", abort);
  const timer =
    deadline === undefined
      ? undefined
      : setTimeout(() => controller.abort(expiry), Math.min(deadline, LONGEST_TIMER));
  return {
    signal: controller.signal,
    throwIfAborted: () => outer?.throwIfAborted(),
    toFailure(provider, error) {
      const cause =
        error === expiry ? new TimeoutError({ provider }, `gave no answer within ${deadline} ms`) : error;
      return { provider, error: cause instanceof Error ? cause : new Error("a value that is no error") };
    },
    close() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", abort);
      controller.abort();
    },
  };
}
