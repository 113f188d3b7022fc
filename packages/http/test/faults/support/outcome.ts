import { inspect } from "node:util";
import { expect } from "vitest";
import type { AnyResult } from "../../../src/answer/result.ts";
import { type ClientEvent, TributaryError } from "../../../src/index.ts";

/** Every credential, value and body of the suite holds this word; nothing the transport tells may. */
export const SECRET: RegExp = /hush/;

/** How a call ended, and what was told of it on the way. */
export interface Outcome {
  readonly result: AnyResult | undefined;
  readonly error: unknown;
  /** In words without timings: `NetworkError ECONNRESET, 3 attempts`. */
  readonly told: string;
}

/** Waits for a call to end within a bound, and checks that no secret is told. In milliseconds. */
export async function settle(work: Promise<AnyResult>, bound = 5_000): Promise<Outcome> {
  const start = performance.now();
  const [settled] = await Promise.allSettled([work]);
  expect(performance.now() - start, "milliseconds a call took").toBeLessThan(bound);
  if (settled?.status === "fulfilled") {
    const { value } = settled;
    expect(inspect(value.meta)).not.toMatch(SECRET);
    return { result: value, error: undefined, told: tellResult(value) };
  }
  expectNoSecret(settled?.reason);
  expectFacts(settled?.reason);
  return { result: undefined, error: settled?.reason, told: tellError(settled?.reason) };
}

/** Looks for a secret wherever an error could show one. */
export function expectNoSecret(error: unknown): void {
  const { message, stack, cause } = (error ?? {}) as Error;
  const options = { showHidden: true, depth: 10 };
  const told = [
    message,
    stack,
    String(error),
    JSON.stringify(error),
    inspect(error, options),
    inspect(cause, options),
  ];
  expect(told.join("\n")).not.toMatch(SECRET);
}

/** An error of ours says which call it is about. */
function expectFacts(error: unknown): void {
  if (!TributaryError.is(error)) return;
  const facts = { provider: /^(hooli|soylent|umbrella)$/, operation: /^\/[a-z]/, method: /^[A-Z]+$/ };
  for (const [name, shape] of Object.entries(facts)) expect(Reflect.get(error, name)).toMatch(shape);
}

/** A call's outcome with the number of requests that reached its server. */
export function report({ told }: Outcome, { requests }: { readonly requests: readonly unknown[] }): string {
  return `${told}; ${count(requests.length, "request")}`;
}

/** Leaves out the platform's code, where which one it is depends on who was quicker. */
export function withoutCode(told: string): string {
  return told.replace(/(?<=NetworkError) \w+/g, "");
}

/** Counts things in words: `1 request`, `3 requests`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Says which outcomes there were and how often: `499 x 200, 1 attempt; 1 x 503, 3 attempts`. */
export function tally(told: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of told) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([one, times]) => `${times} x ${one}`).join("; ");
}

/** Takes down what a client tells of its calls. */
export function createRecorder() {
  const events: ClientEvent[] = [];
  return {
    events,
    onEvent: (event: ClientEvent): void => {
      expect(inspect(event)).not.toMatch(SECRET);
      events.push(event);
    },
    /** The waits before each retry, in milliseconds. */
    delays: () => events.flatMap((event) => (event.type === "retried" ? [event.delayMs] : [])),
    /** Why calls were not sent again. */
    reasons: () => events.flatMap((event) => (event.type === "gave-up" ? [event.reason] : [])),
    /** How tokens were bought. */
    renewals: () => events.flatMap((event) => (event.type === "token-refreshed" ? [event.by] : [])),
  };
}

function tellResult({ status, meta }: AnyResult): string {
  return `${status}, ${count(meta.attempts, "attempt")}`;
}

function tellError(error: unknown): string {
  if (!TributaryError.is(error))
    return `the caller's reason: ${error instanceof Error ? error.name : JSON.stringify(error)}`;
  const { name, status, code, contentType, attempts } = error as TributaryError & { contentType?: string };
  const words = [name, status, code, contentType].filter((word) => word !== undefined).join(" ");
  return `${words}, ${count(attempts, "attempt")}`;
}
