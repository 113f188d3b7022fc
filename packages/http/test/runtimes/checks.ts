import type { ClientOptions } from "../../src/index.ts";
import { answerChecks } from "./answer-checks.ts";
import type { Check, CheckContext, CheckResult, CheckServers, CheckTools, Seen, Witness } from "./check.ts";
import { type CheckClientOptions, createLedgerClient, createThingsClient } from "./clients.ts";
import { garbageChecks } from "./garbage-checks.ts";
import { redirectChecks } from "./redirect-checks.ts";
import { retryChecks } from "./retry-checks.ts";
import { secretChecks } from "./secret-checks.ts";
import { timeChecks } from "./time-checks.ts";
import { tokenChecks } from "./token-checks.ts";

const CHECKS: readonly Check[] = [
  ...answerChecks,
  ...retryChecks,
  ...timeChecks,
  ...redirectChecks,
  ...tokenChecks,
  ...garbageChecks,
  ...secretChecks,
];

/** Milliseconds a check may take before it counts as hung. */
const CHECK_LIMIT = 15_000;

/** Runs every check one after another, with nothing but web standards and this package. */
export async function runChecks(servers: CheckServers, tools: CheckTools = {}): Promise<CheckResult[]> {
  const witness: Witness = { errors: [], events: [], clients: [] };
  const results: CheckResult[] = [];
  for (const [index, check] of CHECKS.entries()) {
    results.push(await runCheck(check, createContext(`check-${index}`, servers, tools, witness)));
  }
  return results;
}

async function runCheck({ name, needs, run }: Check, context: CheckContext): Promise<CheckResult> {
  if (needs && !context.tools[needs]) return { name, outcome: "absent", detail: `no ${needs}` };
  const expiry = Promise.withResolvers<never>();
  const timer = setTimeout(() => expiry.reject(new Error(`not done within ${CHECK_LIMIT} ms`)), CHECK_LIMIT);
  try {
    await Promise.race([run(context), expiry.promise]);
    return { name, outcome: "pass" };
  } catch (error) {
    return { name, outcome: "fail", detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** Each check has a name of its own on the server, so that what it sent can be told from the rest. */
function createContext(id: string, servers: CheckServers, tools: CheckTools, witness: Witness): CheckContext {
  const { main, secret } = servers;
  const look = async () => (await (await fetch(`${main}/seen/${id}`)).json()) as Seen;
  const keep = <Client>(client: Client): Client => {
    witness.clients.push(client);
    return client;
  };
  const complete = (behaviour: string, options: CheckClientOptions): CheckClientOptions => ({
    baseUrl: `${main}/${id}/${behaviour}`,
    ...options,
    onEvent: createListener(witness, options),
  });
  return {
    servers,
    tools,
    witness,
    look,
    createThings: (behaviour, options = {}) => keep(createThingsClient(secret, complete(behaviour, options))),
    createLedger: (behaviour, options = {}) => keep(createLedgerClient(secret, complete(behaviour, options))),
    revoke: async () => void (await fetch(`${main}/revoke/${id}`, { method: "POST" })),
    waitForRequests: async (count) => {
      while ((await look()).requests.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    rejectionOf: async (work) => {
      const error = await work.then(
        () => new Error("it did not reject"),
        (reason: unknown) => reason,
      );
      witness.errors.push(error);
      return error;
    },
  };
}

function createListener(
  { events }: Witness,
  { onEvent }: ClientOptions,
): NonNullable<ClientOptions["onEvent"]> {
  return (event) => {
    events.push(event);
    onEvent?.(event);
  };
}
