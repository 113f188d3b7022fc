import { createHash } from "node:crypto";
import { vi } from "vitest";
import type { TokenRenewal, Tokens } from "../../src/authentication/tokens/token-purchase.ts";
import { sharedTokens } from "../../src/authentication/tokens/token-sharing.ts";
import type { TokenStore } from "../../src/authentication/tokens/token-store.ts";

export const HOUR = 3_600_000;

export interface FleetOptions {
  /** Milliseconds a purchase takes. Default: 200. */
  readonly duration?: number;
  /** What a purchase comes to, by its number from one. Default: a token for an hour. */
  readonly sell?: (purchase: number, held: Tokens | undefined) => Partial<Tokens>;
}

/** Processes with the same credentials over one store, and the provider they buy from. */
export function createFleet(store: TokenStore, { duration = 200, sell = () => ({}) }: FleetOptions = {}) {
  let purchases = 0;
  const buy: TokenRenewal = async (held) => {
    purchases += 1;
    const number = purchases;
    await new Promise((resolve) => {
      setTimeout(resolve, duration);
    });
    const by = held?.refresh ? "refresh" : "login";
    const token = { access: `token-${number}`, refresh: `refresh-${number}`, lifetime: HOUR, by } as const;
    return { ...token, ...sell(number, held) };
  };
  return {
    /** Starts a process; the answer renews its token. */
    start: (credentials: Record<string, string> = { email: "hush@a.test" }, baseUrl = "https://a.test") => {
      const context = { provider: "initech", baseUrl, call: () => Promise.reject(new Error("unused")) };
      return sharedTokens(store)(context, async () => credentials, buy);
    },
    count: () => purchases,
  };
}

/** A clock of our own for timers, `performance.now` and `Date.now`; and keys derived without real time. */
export function useFakeTime(): void {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance", "Date"],
  });
  vi.spyOn(crypto.subtle, "importKey").mockImplementation((async (_: unknown, secret: Uint8Array) => ({
    secret,
  })) as never);
  vi.spyOn(crypto.subtle, "deriveBits").mockImplementation(
    (async ({ salt }: { salt: Uint8Array }, { secret }: { secret: Uint8Array }) =>
      new Uint8Array(createHash("sha256").update(salt).update("|").update(secret).digest()).buffer) as never,
  );
}

export function useRealTime(): void {
  vi.useRealTimers();
  vi.restoreAllMocks();
}

/** Lets time pass until work is done; gives back its outcome and the milliseconds it took. */
export async function settle<T>(work: Promise<T>): Promise<{ readonly value: T; readonly took: number }> {
  const start = performance.now();
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  work.then(done, done);
  while (!isDone) await vi.advanceTimersByTimeAsync(5);
  const took = performance.now() - start;
  return { value: await work, took };
}
