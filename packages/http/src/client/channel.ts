import type { AnswerStrategy } from "../answer/answer-strategy.ts";
import { jsonAnswers } from "../answer/json-answers.ts";
import type { Authenticator } from "../authentication/authentication.ts";
import type { ProviderDescriptor } from "../descriptor/descriptor.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { MiddlewareChain } from "../middleware/openapi-fetch.ts";
import type { ClientEvent } from "../observation/events.ts";
import type { PartStrategy } from "../request/part-strategy.ts";
import type { Fetch } from "../send/attempt.ts";
import { createLimit, type Limit } from "../send/limit.ts";
import { createRetryPlan, type PlanRetry } from "../send/retry.ts";
import { type BaseUrl, resolveBaseUrl } from "./base-url.ts";
import type { ClientOptions } from "./options.ts";
import type { Platform } from "./platform.ts";
import { checkPositive } from "./positive.ts";
import type { ClientStrategies } from "./strategies.ts";

type Strategies = Omit<ClientStrategies, "authentication">;

/** What all calls of a client share: its facts and strategies, its options, settled, and what it keeps. */
export interface Channel extends BaseUrl, Strategies, Platform, Omit<ProviderDescriptor, "authentication"> {
  readonly parts: readonly PartStrategy[];
  readonly answers: AnswerStrategy;
  readonly timeout: number;
  readonly deadline: number;
  readonly maxBytes: number;
  /** How often a call may be sent again. */
  readonly retries: number;
  readonly planRetry: PlanRetry;
  readonly fetch: Fetch;
  /** Tells the caller's hook, whatever that does. */
  readonly emit: (event: ClientEvent) => void;
  readonly middleware: MiddlewareChain | undefined;
  /** Absent for the calls that buy a token: they must not wait behind those that need it. */
  readonly limit: Limit | undefined;
  readonly authenticator?: Authenticator | undefined;
}

/**
 * Settles what a client's options leave open.
 * @throws {ConfigError} for an option it cannot use.
 */
export function createChannel(
  descriptor: ProviderDescriptor,
  options: ClientOptions,
  strategies: ClientStrategies,
  platform?: Partial<Platform>,
): Channel {
  const { timeout = 10_000, deadline = 30_000, maxBytes = 10 * 2 ** 20, concurrency = 16 } = options;
  const numbers = { timeout, deadline, maxBytes, concurrency };
  checkPositive(numbers, ConfigError, { provider: descriptor.provider });
  const pace = { now: () => performance.now(), random: Math.random, backoff: 500, ...platform };
  return {
    parts: [],
    answers: jsonAnswers,
    ...descriptor,
    ...strategies,
    ...numbers,
    ...pace,
    ...resolveBaseUrl(descriptor, options),
    retries: options.retry === false ? 0 : 2,
    planRetry: createRetryPlan(pace),
    // The platform's is looked up at each call: it may be replaced after a client was made.
    fetch: (...request) => (options.fetch ?? globalThis.fetch)(...request),
    emit(event) {
      try {
        options.onEvent?.(event);
      } catch {
        // A hook that fails must not fail the call.
      }
    },
    middleware: options.middleware,
    limit: createLimit(concurrency),
  };
}
