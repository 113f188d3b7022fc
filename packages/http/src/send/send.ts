import { ConfigError } from "../errors/refusals.ts";
import type { ClientEvent } from "../observation/events.ts";
import { type Answer, attempt, type Outgoing } from "./attempt.ts";
import { type Call, leftOf } from "./call.ts";
import type { Outcome } from "./retry.ts";
import { within } from "./within.ts";

/**
 * Sends a request with the caller's credential until it is answered for good: again after a failure that
 * another attempt may mend, and once more when the provider refuses a credential that can be renewed.
 */
export async function send({ init, url }: Outgoing, call: Call): Promise<Answer> {
  const { channel, facts, operation, signal } = call;
  const authenticator = operation.authenticated ? channel.authenticator : undefined;
  if (!url.startsWith(`${channel.origin}/`)) {
    throw new ConfigError(facts, "middleware", "it must not change the origin of a request");
  }
  let renewed = false;
  for (let retried = 0; ; ) {
    const read = authenticator?.read();
    // Only a credential that must be waited for needs watching over.
    const value = typeof read === "object" ? await within(call, leftOf(call), () => read) : read;
    const credential = authenticator &&
      typeof value === "string" && { [authenticator.header.toLowerCase()]: value };
    const headers = { ...init.headers, ...credential };
    const outcome = await observe({ url, init: { ...init, headers } }, call);
    signal?.throwIfAborted();
    if (!renewed && value && authenticator?.invalidate && outcome.answer?.response.status === 401) {
      renewed = true;
      authenticator.invalidate(value);
      continue;
    }
    const plan = channel.planRetry(outcome, call, retried);
    if (typeof plan === "number") {
      tell(call, "retried", { delayMs: plan });
      retried += 1;
      await within(call, plan);
      continue;
    }
    if (plan) tell(call, "gave-up", { reason: plan });
    if (outcome.answer) return outcome.answer;
    throw outcome.error;
  }
}

/** Makes one attempt, when there is a place for it, and tells how it went. */
async function observe(request: Outgoing, call: Call): Promise<Outcome> {
  const { limit, now } = call.channel;
  call.signal?.throwIfAborted();
  if (limit && !limit.tryEnter()) await within(call, leftOf(call), limit.enter);
  call.facts.attempts += 1;
  const start = now();
  tell(call, "attempt-started");
  try {
    const time = Math.min(call.timeout, leftOf(call));
    const answer = await within(call, time, (signal) => attempt(request, call, signal));
    const { requestId, response } = answer;
    const facts = { status: response.status, ...(requestId && { requestId }) };
    tell(call, "attempt-succeeded", { ...facts, durationMs: now() - start });
    return { answer };
  } catch (error) {
    const { name = "Error", code } = Object(error) as { name?: string; code?: string };
    // An abort's reason is the caller's own: none of it is told.
    const facts = call.signal?.aborted ? { error: "AbortError" } : { error: name, ...(code && { code }) };
    tell(call, "attempt-failed", { ...facts, durationMs: now() - start });
    return { error };
  } finally {
    limit?.leave();
  }
}

function tell({ channel, facts, id }: Call, type: ClientEvent["type"], details?: object): void {
  const { provider, operation, method, attempts } = facts;
  channel.emit({ type, call: id, provider, operation, method, attempt: attempts, ...details } as ClientEvent);
}
