import { type Answer, attempt, type Outgoing } from "./attempt.ts";
import type { Authenticator } from "./authentication.ts";
import { type Call, type Settings, toFacts } from "./call.ts";
import type { Limit } from "./limiter.ts";
import { readRequestId } from "./meta.ts";
import { ConfigError } from "./refusals.ts";
import type { Outcome, PlanRetry } from "./retry.ts";
import { sleep } from "./sleep.ts";

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
  scope: AbortSignal,
): Promise<Answer> {
  const { emit } = connection.settings;
  if (!outgoing.url.startsWith(`${connection.origin}/`)) {
    throw new ConfigError(toFacts(call), "middleware", "it must not change the origin of a request");
  }
  let renewed = false;
  for (let retried = 0; ; ) {
    const value = await authenticator?.read();
    const headers = new Headers(outgoing.headers);
    if (authenticator && value !== undefined) headers.set(authenticator.header, value);
    const outcome = await observe({ ...outgoing, headers }, call, connection, scope);
    scope.throwIfAborted();
    if (!renewed && value !== undefined && authenticator?.invalidate && isRefused(outcome)) {
      renewed = true;
      authenticator.invalidate(value);
      continue;
    }
    const plan = connection.planRetry(outcome, call, retried);
    if (typeof plan === "number") {
      emit({ type: "retried", ...toEvent(call), delayMs: plan });
      retried += 1;
      await sleep(plan, scope);
      continue;
    }
    if (plan) emit({ type: "gave-up", ...toEvent(call), reason: plan });
    if ("error" in outcome) throw outcome.error;
    return outcome.answer;
  }
}

/** Makes one attempt, when its turn has come, and tells how it went. */
async function observe(
  outgoing: Outgoing,
  call: Call,
  { settings, fetch, limit }: Connection,
  scope: AbortSignal,
): Promise<Outcome> {
  const { emit, maxBytes, platform } = settings;
  const work = async (): Promise<Outcome> => {
    call.attempts += 1;
    const event = toEvent(call);
    const start = platform.now();
    emit({ type: "attempt-started", ...event });
    try {
      const answer = await attempt(fetch, outgoing, call, scope, maxBytes);
      const { headers, status } = answer.response;
      const durationMs = platform.now() - start;
      emit({ type: "attempt-succeeded", ...event, status, ...readRequestId(headers), durationMs });
      return { answer };
    } catch (error) {
      const { name = "Error", code } = error as { name?: string; code?: string };
      const failure = { error: scope.aborted ? "AbortError" : name, ...(code && { code }) };
      emit({ type: "attempt-failed", ...event, ...failure, durationMs: platform.now() - start });
      return { error };
    }
  };
  return limit ? limit(scope, work) : work();
}

function isRefused(outcome: Outcome): boolean {
  return "answer" in outcome && outcome.answer.response.status === 401;
}

function toEvent({ provider, operation, method, attempts }: Call) {
  return { provider, operation, method, attempt: attempts };
}
