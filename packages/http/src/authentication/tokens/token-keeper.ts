import type { AuthenticationContext, Authenticator, Proof } from "../authentication.ts";
import { createHeaderProof } from "../header-proof.ts";
import { MARGIN, toLifetime } from "./token-lifetime.ts";
import type { TokenRenewal, Tokens } from "./token-purchase.ts";

/** How long a failed renewal stands in for the next ones, in milliseconds; and for one in background. */
const FAILURE_LIFETIME = 1_000;
const BACKGROUND_PAUSE = 5_000;

interface HeldTokens extends Tokens {
  readonly proof: Proof;
  /** When to renew the token in background, by the monotonic clock. */
  readonly staleAt: number;
  /** When to use it no longer. */
  expiresAt: number;
}

/** Keeps one token for all calls of a client. However many need another one, one renewal is under way. */
export function createTokenKeeper(
  { provider, emit }: AuthenticationContext,
  renew: TokenRenewal,
  now: () => number,
): Authenticator {
  let held: HeldTokens | undefined;
  let renewal: Promise<HeldTokens> | undefined;
  let failure: unknown;
  let failedAt = Number.NEGATIVE_INFINITY;

  const replace = async (): Promise<HeldTokens> => {
    if (now() - failedAt < FAILURE_LIFETIME) throw failure;
    try {
      held = toHeld(await renew(held), now());
    } catch (error) {
      failure = error;
      failedAt = now();
      throw error;
    }
    emit?.({ type: "token-refreshed", provider, by: held.by });
    return held;
  };

  // Belongs to no call: one that is aborted leaves it to the others.
  const shareRenewal = (): Promise<HeldTokens> => {
    renewal ??= replace().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  return {
    headers: ["authorization"],
    async read() {
      const time = now();
      if (!held || time >= held.expiresAt) return (await shareRenewal()).proof;
      // Whoever needs the token once it has ended hears of a failure.
      if (time >= held.staleAt && time - failedAt >= BACKGROUND_PAUSE) shareRenewal().catch(() => {});
      return held.proof;
    },
    invalidate(proof) {
      // Only the token that was refused: by now another call may have renewed it.
      if (held?.proof === proof) held.expiresAt = 0;
    },
  };
}

/** Dates tokens from their receipt: neither the wall clock nor what the token says of itself counts. */
function toHeld(tokens: Tokens, time: number): HeldTokens {
  const lifetime = toLifetime(tokens.lifetime);
  // Half of a short life, or every call would find its token stale.
  const early = Math.min(lifetime / 2, Math.max(60_000, lifetime / 10));
  return {
    ...tokens,
    proof: createHeaderProof("authorization", "Bearer ")(tokens.access),
    staleAt: time + lifetime - early,
    expiresAt: time + lifetime - MARGIN,
  };
}
