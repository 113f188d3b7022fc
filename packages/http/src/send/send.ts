import type { Proof } from "../authentication/authentication.ts";
import { TributaryError } from "../errors/tributary-error.ts";
import type { ClientEvent } from "../observation/events.ts";
import { type Answer, attempt, type Outgoing, toNetworkError } from "./attempt.ts";
import type { Call } from "./call.ts";
import type { Outcome } from "./retry.ts";
import { within } from "./within.ts";

/**
 * Sends a request with the caller's credential until it is answered for good: again after a failure that
 * another attempt may mend, and once more when the provider refuses a credential that can be renewed.
 */
export async function send(outgoing: Outgoing, call: Call): Promise<Answer> {
  const { operation, planRetry, signal } = call;
  const authenticator = operation.authenticated ? call.authenticator : undefined;
  let renewed = false;
  for (let retried = 0; ; ) {
    const read = authenticator?.read(operation);
    // Only a credential that must be waited for needs watching over.
    const proof: Proof | undefined = typeof read === "object" ? await within(call, () => read) : read;
    const outcome = await observe(outgoing, proof ? { ...call, fetch: proof(call.fetch) } : call);
    signal?.throwIfAborted();
    if (!renewed && proof && authenticator?.invalidate && outcome.answer?.response.status === 401) {
      renewed = true;
      authenticator.invalidate(proof);
      continue;
    }
    const plan = planRetry(outcome, call, retried);
    if (typeof plan === "number") {
      tell(call, "retried", { delayMs: plan });
      retried += 1;
      await within(call, undefined, plan);
      continue;
    }
    if (plan) tell(call, "gave-up", { reason: plan });
    if (outcome.answer) return outcome.answer;
    throw outcome.error;
  }
}

/** Makes one attempt, when there is a place for it, and tells how it went. */
async function observe(request: Outgoing, call: Call): Promise<Outcome> {
  const { facts, limit, now, signal, timeout } = call;
  signal?.throwIfAborted();
  await limit?.enter(call);
  facts.attempts += 1;
  const start = now();
  tell(call, "attempt-started");
  try {
    const answer = await within(call, (ends) => attempt(request, call, ends), timeout);
    const { requestId, response } = answer;
    tell(call, "attempt-succeeded", { status: response.status, requestId, durationMs: now() - start });
    return { answer };
  } catch (thrown) {
    const error = TributaryError.is(thrown) ? thrown : toNetworkError(thrown, call);
    // An abort's reason is the caller's own: none of it is told.
    const { name, code } = signal?.aborted ? { name: "AbortError" } : error;
    tell(call, "attempt-failed", { error: name, code, durationMs: now() - start });
    return { error };
  } finally {
    limit?.leave();
  }
}

function tell({ emit, facts, id }: Call, type: ClientEvent["type"], details?: object): void {
  const { provider, operation, method, attempts } = facts;
  emit({ type, call: id, provider, operation, method, attempt: attempts, ...details } as ClientEvent);
}
