import { createHash } from "node:crypto";
import type { Session } from "./engine.ts";
import type { PlannedTask } from "./storage.ts";

/** Adds a task, unless the run has it already: two of the same provider, kind and ids are one. */
export async function insertTask(session: Session, task: PlannedTask, run: number): Promise<void> {
  const ids = JSON.stringify(task.ids);
  const part = task.ids.length === 0 ? "" : createHash("sha256").update(ids).digest("hex");
  await session.query(
    `INSERT INTO sync_tasks (provider, kind, part, ids, began_run, state, failures)
     VALUES ($1, $2, $3, $4, $5, 'open', 0) ON CONFLICT (provider, kind, part) DO NOTHING`,
    [task.provider, task.kind, part, ids, run],
  );
}
