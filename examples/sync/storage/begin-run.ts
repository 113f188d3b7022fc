import type { Engine, Session } from "./engine.ts";
import { insertTask } from "./insert-task.ts";
import type { RunPlan } from "./storage.ts";

/**
 * Joins the run that is under way, or begins one where all tasks of these providers have ended. A walk that failed
 * in an earlier run goes on where it stopped, and is still the walk of that run: rows it met then count as met.
 */
export async function beginRun(session: Session, engine: Engine, plan: RunPlan): Promise<number> {
  const isAmong = engine.among("provider", "$1");
  const providers = JSON.stringify(plan.providers);
  // An update, not a look: it makes other processes that begin wait until this transaction has ended.
  const [state] = await session.query(
    "UPDATE sync_state SET value = value WHERE name = 'run' RETURNING value",
  );
  let run = Number(state?.["value"]);
  const open = await session.query(
    `SELECT provider FROM sync_tasks WHERE state = 'open' AND ${isAmong} LIMIT 1`,
    [providers],
  );
  if (plan.restart || open.length === 0) {
    run += 1;
    await session.query("UPDATE sync_state SET value = $1 WHERE name = 'run'", [run]);
    const kept = plan.restart
      ? ""
      : "AND NOT (kind = 'walk' AND state = 'failed' AND walk_cursor IS NOT NULL)";
    await session.query(`DELETE FROM sync_tasks WHERE ${isAmong} ${kept}`, [providers]);
  }
  for (const task of plan.tasks) await insertTask(session, task, run);
  await session.query(
    `UPDATE sync_tasks SET state = 'open', failures = 0, error = NULL WHERE state = 'failed' AND ${isAmong}`,
    [providers],
  );
  return run;
}
