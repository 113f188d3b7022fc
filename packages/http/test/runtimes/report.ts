import type { CheckResult, CheckServers, CheckTools } from "./check.ts";
import { runChecks } from "./checks.ts";

/** Runs the checks and tells the server that asked for them, whatever happens. */
export async function report(servers: CheckServers, tools: CheckTools = {}): Promise<readonly CheckResult[]> {
  const results = await runChecks(servers, tools);
  await fetch(`${servers.main}/report`, { method: "POST", body: JSON.stringify(results) });
  return results;
}
