import type { Authenticator } from "../authentication/authentication.ts";
import { ConfigError } from "../errors/refusals.ts";
import { type Answer, attempt, type Outgoing } from "./attempt.ts";
import { type Call, type Settings, toFacts } from "./call.ts";
import type { Limit } from "./limiter.ts";
import type { Outcome, PlanRetry } from "./retry.ts";
import { sleep } from "./sleep.ts";
import { within } from "./within.ts";

/** Where and how a client's requests are sent. */
export interface Connection {
  readonly settings: Settings;
  /** The one origin that may be called. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  /** Absent for the calls that buy a token: they must not wait behind those that need it. */
  readonly limit?: Limit | undefined;
  readonly planRetry: PlanRetry;
}

/**
 * Sends a request with the caller's credential until it is answered for good: again after a failure that
 * another attempt may mend, and once more when the provider refuses a credential that can be renewed.
 */
export async function send(
  outgoing: Outgoing,
  call: Call,
  connection: Connection,
  authenticator: Authenticator | undefined,
): Promise<Answer> {
  const { emit, platform } = connection.settings;
  if (!outgoing.url.startsWith(`${connection.origin}/`)) {
    throw new ConfigError(toFacts(call), "middleware", "it must not change the origin of a request");
  }
  const left = () => call.endsAt - platform.now();
  let renewed = false;
  for (let retried = 0; ; ) {
    const value = await readCredential(authenticator, call, left);
    const outcome = await observe(place(outgoing, authenticator, value), call, connection, left);
    call.signal?.throwIfAborted();
    if (!renewed && value !== undefined && authenticator?.invalidate && isRefused(outcome)) {
      renewed = true;
      authenticator.invalidate(value);
      continue;
    }
    const plan = connection.planRetry(outcome, call, retried);
    if (typeof plan === "number") {
      emit({ type: "retried", ...toEvent(call), delayMs: plan });
      retried += 1;
      await within(left(), call, (signal) => sleep(plan, signal));
      continue;
    }
    if (plan) emit({ type: "gave-up", ...toEvent(call), reason: plan });
    if ("error" in outcome) throw outcome.error;
    return outcome.answer;
  }
}

/** Puts the credential into a request. */
function place(
  outgoing: Outgoing,
  authenticator: Authenticator | undefined,
  value: string | undefined,
): Outgoing {
  if (!authenticator || value === undefined) return outgoing;
  if (authenticator.place) return authenticator.place(outgoing, value);
  outgoing.headers.set(authenticator.header, value);
  return outgoing;
}

/** Reads the credential; only one that must be waited for needs watching over. */
function readCredential(
  authenticator: Authenticator | undefined,
  call: Call,
  left: () => number,
): string | undefined | Promise<string> {
  const value = authenticator?.read();
  return typeof value === "object" ? within(left(), call, () => value) : value;
}

/** Makes one attempt, when there is a place for it, and tells how it went. */
async function observe(
  outgoing: Outgoing,
  call: Call,
  { settings, fetch, limit }: Connection,
  left: () => number,
): Promise<Outcome> {
  const { emit, maxBytes, platform } = settings;
  call.signal?.throwIfAborted();
  if (limit && !limit.tryEnter()) await within(left(), call, limit.enter);
  call.attempts += 1;
  const event = toEvent(call);
  const start = platform.now();
  emit({ type: "attempt-started", ...event });
  try {
    const answer = await attempt(fetch, outgoing, call, Math.min(call.timeout, left()), maxBytes);
    const { requestId, response } = answer;
    const facts = { status: response.status, ...(requestId && { requestId }) };
    emit({ type: "attempt-succeeded", ...event, ...facts, durationMs: platform.now() - start });
    return { answer };
  } catch (error) {
    const { name = "Error", code } = Object(error) as { name?: string; code?: string };
    // An abort's reason is the caller's own: none of it is told.
    const failure = call.signal?.aborted ? { error: "AbortError" } : { error: name, ...(code && { code }) };
    emit({ type: "attempt-failed", ...event, ...failure, durationMs: platform.now() - start });
    return { error };
  } finally {
    limit?.leave();
  }
}

function isRefused(outcome: Outcome): boolean {
  return "answer" in outcome && outcome.answer.response.status === 401;
}

function toEvent({ id, provider, operation, method, attempts }: Call) {
  return { call: id, provider, operation, method, attempt: attempts };
}
