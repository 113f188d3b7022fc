import { readRetryAfter } from "../answer/meta.ts";
import type { Platform } from "../client/platform.ts";
import { RedirectError, TooLargeError } from "../errors/errors.ts";
import type { GaveUp } from "../observation/events.ts";
import type { Answer } from "./attempt.ts";
import type { Call } from "./call.ts";

/** Statuses that another attempt may change (RFC 9110, section 15; RFC 6585, section 4). */
const RETRIED = [408, 429, 500, 502, 503, 504];

/** The longest wait before a retry, in milliseconds: the provider's asked for, and our own. */
const LONGEST_ASKED = 20_000;
const LONGEST_OWN = 8_000;

/** Less than this before the deadline, in milliseconds, is not worth another attempt. */
const LEAST_TIME = 5;

/**
 * What a client may spend on retries: each costs 5 of 500 tokens, and successes earn them back, so that an
 * outage is not answered with several times the load.
 */
const BUDGET = 500;
const COST = 5;

/** How an attempt ended: with an answer, or with an error. */
export interface Outcome {
  readonly answer?: Answer;
  readonly error?: unknown;
}

/** Decides after each attempt: how long to wait before the next, or why there is none. */
export type PlanRetry = (
  outcome: Outcome,
  call: Call,
  retried: number,
) => number | GaveUp["reason"] | undefined;

/** Creates the plan that all calls of a client share. */
export function createRetryPlan({ backoff, now, random }: Platform): PlanRetry {
  let tokens = BUDGET;
  return ({ answer, error }, { endsAt, retries }, retried) => {
    // By elimination: which class and message a broken connection has differs from platform to platform.
    const isWorthwhile = answer
      ? RETRIED.includes(answer.response.status)
      : !(TooLargeError.is(error) || RedirectError.is(error));
    if (answer && !isWorthwhile) tokens = Math.min(BUDGET, tokens + (retried ? COST : 1));
    if (!isWorthwhile || !retries) return undefined;
    if (retried >= retries) return "attempts";
    const own = random() * Math.min(LONGEST_OWN, backoff * 2 ** retried);
    const delay = (answer && readRetryAfter(answer.response.headers)) ?? own;
    if (delay > LONGEST_ASKED || now() + delay > endsAt - LEAST_TIME) return "deadline";
    if (tokens < COST) return "budget";
    tokens -= COST;
    return delay;
  };
}
