import { type CustomerRow, isProviderId } from "../customer-row.ts";
import { divideIds } from "../divide-ids.ts";
import type { ResultRow, Session } from "./engine.ts";
import { insertTask } from "./insert-task.ts";
import type { NextState, Outcome, Task, UnseenRows } from "./storage.ts";

interface ClaimedWork extends Task {
  /** The run in which the task began: a walk's rows of an older one were not met by it. */
  readonly beganRun: number;
}

/** Writes what a task has given, and where it stands now, in the transaction that is under way. */
export async function settleTask(session: Session, task: ClaimedWork, outcome: Outcome): Promise<void> {
  const run = await readRun(session);
  await session.save(task.provider, toDistinct(outcome.rows), run);
  let removed = await removeRows(session, task.provider, outcome.gone);
  if (outcome.next.state === "done") removed += await removeUnseen(session, task, run, outcome.next.unseen);
  await countRemoved(session, task.provider, run, removed);
  await writeState(session, task, outcome.next);
}

/** The run of now: the task may have been taken over from an older one, or restarted in between. */
async function readRun(session: Session): Promise<number> {
  const [row] = await session.query("SELECT value FROM sync_state WHERE name = 'run'");
  return Number(row?.["value"]);
}

/** The last of each id, ordered by id: transactions that write the same rows then wait, and never for each other. */
function toDistinct(rows: readonly CustomerRow[]): CustomerRow[] {
  const distinct = new Map(rows.map((row) => [row.id, row]));
  return [...distinct.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function removeRows(session: Session, provider: string, ids: readonly string[]): Promise<number> {
  let removed = 0;
  for (const id of [...ids].sort()) {
    const statement = "DELETE FROM customers WHERE provider = $1 AND id = $2 RETURNING id";
    removed += (await session.query(statement, [provider, id])).length;
  }
  return removed;
}

/**
 * Removes the provider's rows that its walk did not meet, or has them looked up first: customers move between
 * pages when others come and go, and one that has moved past the walk is not gone.
 */
async function removeUnseen(
  session: Session,
  task: ClaimedWork,
  run: number,
  unseen: UnseenRows,
): Promise<number> {
  if (unseen === "keep") return 0;
  const { beganRun, provider } = task;
  const statement = "SELECT id FROM customers WHERE provider = $1 AND run < $2 ORDER BY id";
  const ids = (await session.query(statement, [provider, beganRun])).map(toId);
  const isToConfirm = (id: string) => unseen === "confirm" && isProviderId(id);
  for (const part of divideIds(ids.filter(isToConfirm))) {
    await insertTask(session, { provider, kind: "confirm", ids: part }, run);
  }
  return removeRows(
    session,
    provider,
    ids.filter((id) => !isToConfirm(id)),
  );
}

function toId(row: ResultRow): string {
  return String(row["id"]);
}

async function countRemoved(session: Session, provider: string, run: number, removed: number): Promise<void> {
  if (removed === 0) return;
  await session.query(
    `INSERT INTO sync_removals (provider, run, removed) VALUES ($1, $2, $3)
     ON CONFLICT (provider, run) DO UPDATE SET removed = sync_removals.removed + excluded.removed`,
    [provider, run, removed],
  );
}

async function writeState(session: Session, task: Task, next: NextState): Promise<void> {
  const { state } = next;
  const cursor = state === "done" ? null : next.cursor;
  const [failures, error] = state === "failed" ? [next.failures, next.error] : [0, null];
  await session.query(
    `UPDATE sync_tasks SET state = $4, walk_cursor = $5, failures = $6, error = $7
     WHERE provider = $1 AND kind = $2 AND part = $3`,
    [task.provider, task.kind, task.part, state, cursor, failures, error],
  );
}
