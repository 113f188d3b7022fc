import { type Check, type CheckContext, expectEqual } from "./check.ts";
import type { Ledger } from "./clients.ts";

const CALLS = 50;

async function countSuccesses(client: Ledger): Promise<number> {
  const calls = Array.from({ length: CALLS }, (_, index) => client.getEntry({ entry_id: index }));
  const results = await Promise.all(calls);
  return results.filter(({ ok }) => ok).length;
}

async function countRequests({ look }: CheckContext, suffix: string): Promise<number> {
  const { requests } = await look();
  return requests.filter(({ path }) => path.endsWith(suffix)).length;
}

async function checkColdStart(context: CheckContext): Promise<void> {
  expectEqual(await countSuccesses(context.createLedger("tokens")), CALLS, "successes");
  expectEqual(await countRequests(context, "/login"), 1, "logins");
  expectEqual(await countRequests(context, "/refresh"), 0, "refreshes");
}

async function checkRevocation(context: CheckContext): Promise<void> {
  const client = context.createLedger("tokens");
  await client.getEntry({ entry_id: "first" });
  await context.revoke();
  expectEqual(await countSuccesses(client), CALLS, "successes");
  expectEqual(await countRequests(context, "/login"), 1, "logins");
  expectEqual(await countRequests(context, "/refresh"), 1, "refreshes");
  const { requests } = await context.look();
  expectEqual(requests.length > CALLS + 3, true, "whether a revoked token was tried");
}

export const tokenChecks: readonly Check[] = [
  { name: "50 calls on a cold start log in once", run: checkColdStart },
  { name: "50 calls after a revocation refresh once", run: checkRevocation },
];
