import { ConfigError } from "../errors/refusals.ts";
import { isPositive, POSITIVE, type Settings } from "../send/call.ts";
import type { ClientOptions } from "./options.ts";
import type { Platform } from "./platform.ts";

/** Settings with what only a client, not its calls, needs to know. */
export interface ClientSettings extends Settings {
  readonly concurrency: number;
}

/**
 * Settles what a client's options leave open.
 * @throws {ConfigError} for a number that cannot be used.
 */
export function createSettings(
  provider: string,
  {
    timeout = 10_000,
    deadline = 30_000,
    maxBytes = 10 * 2 ** 20,
    concurrency = 16,
    retry,
    onEvent,
  }: ClientOptions,
  platform?: Partial<Platform>,
): ClientSettings {
  const numbers = { timeout, deadline, maxBytes, concurrency };
  for (const [option, value] of Object.entries(numbers)) {
    if (!isPositive(value)) throw new ConfigError({ provider }, option, POSITIVE);
  }
  return {
    ...numbers,
    provider,
    retries: retry === false ? 0 : 2,
    platform: { now: () => performance.now(), random: Math.random, backoff: 500, ...platform },
    emit(event) {
      try {
        onEvent?.(event);
      } catch {
        // A hook that fails must not fail the call.
      }
    },
  };
}
