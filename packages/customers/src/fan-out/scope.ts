import { InputError, TimeoutError } from "@tributary/http";
import type { FanOutOptions } from "../composition/options.ts";
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
  toFailure(provider: string, error: unknown): ProviderFailure;
  /** Ends what is still under way, and lets go of the timer and the caller's signal. */
  close(): void;
}

/**
 * Opens a scope; whoever does closes it.
 * @throws {InputError} for an option that is none; the caller's reason where it has aborted already.
 */
export function openScope({ deadline, onFailure, signal: outer }: FanOutOptions): Scope {
  checkOptions(deadline, onFailure);
  outer?.throwIfAborted();
  const controller = new AbortController();
  const expiry = Symbol("the deadline");
  const abort = () => controller.abort(outer?.reason);
  const expire = () => controller.abort(expiry);
  outer?.addEventListener("abort", abort);
  const timer = deadline && setTimeout(expire, Math.min(deadline, LONGEST_TIMER));
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

function checkOptions(deadline: unknown, onFailure: unknown): void {
  const refuse = (option: string, problem: string) =>
    new InputError({ provider: "customers" }, option, problem);
  const isTime = typeof deadline === "number" && deadline > 0 && deadline < Number.POSITIVE_INFINITY;
  if (deadline !== undefined && !isTime) {
    throw refuse("deadline", "pass a positive number of milliseconds");
  }
  if (onFailure !== undefined && onFailure !== "collect" && onFailure !== "throw") {
    throw refuse("onFailure", 'pass "collect" or "throw"');
  }
}
