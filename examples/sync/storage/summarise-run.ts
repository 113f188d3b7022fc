import type { Session } from "./engine.ts";
import type { ProviderSummary } from "./storage.ts";

/** Counts what a run has done at a provider: from the rows, so that it is right however often it was killed. */
export async function summariseRun(
  session: Session,
  run: number,
  provider: string,
): Promise<ProviderSummary> {
  const count = (condition: string) => `CAST(count(CASE WHEN ${condition} THEN 1 END) AS integer)`;
  const [counts] = await session.query(
    `SELECT CAST(count(*) AS integer) AS stored,
       ${count("added_run = $2")} AS added,
       ${count("changed_run = $2 AND added_run < $2")} AS changed,
       ${count("run = $2 AND changed_run < $2")} AS unchanged
     FROM customers WHERE provider = $1`,
    [provider, run],
  );
  const [removals] = await session.query(
    "SELECT removed FROM sync_removals WHERE provider = $1 AND run = $2",
    [provider, run],
  );
  const failed = await session.query(
    "SELECT failures, error FROM sync_tasks WHERE provider = $1 AND state = 'failed' ORDER BY kind, part",
    [provider],
  );
  return {
    provider,
    rows: Number(counts?.["stored"]),
    added: Number(counts?.["added"]),
    changed: Number(counts?.["changed"]),
    unchanged: Number(counts?.["unchanged"]),
    removed: Number(removals?.["removed"] ?? 0),
    failures: failed.reduce((sum, row) => sum + Number(row["failures"]), 0),
    errors: failed.map((row) => String(row["error"])),
  };
}
