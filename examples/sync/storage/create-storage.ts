import { beginRun } from "./begin-run.ts";
import type { ClaimedTask, Engine, ResultRow } from "./engine.ts";
import { settleTask } from "./settle-task.ts";
import type { Claim, ProviderSummary, Storage, Task, TaskKind } from "./storage.ts";
import { summariseRun } from "./summarise-run.ts";

/** Creates the storage over an engine whose schema is in place. Disposing of it closes the engine. */
export function createStorage(engine: Engine): Storage {
  const isAmong = engine.among("provider", "$1");
  const openTasks = `FROM sync_tasks WHERE state = 'open' AND ${isAmong}`;
  // Walks first: they take longest.
  const nextTask = `
    SELECT provider, kind, part, ids, walk_cursor, began_run ${openTasks}
    ORDER BY CASE kind WHEN 'walk' THEN 0 WHEN 'profile' THEN 1 ELSE 2 END, provider, kind, part`;
  return {
    name: engine.name,
    beginRun: (plan) => engine.transact((session) => beginRun(session, engine, plan)),
    async claimTask(providers) {
      const claimed = await engine.claim(nextTask, [JSON.stringify(providers)]);
      return claimed && toClaim(claimed);
    },
    countOpenTasks: (providers) =>
      engine.transact(async (session) => {
        const values = [JSON.stringify(providers)];
        const [row] = await session.query(`SELECT CAST(count(*) AS integer) AS number ${openTasks}`, values);
        return Number(row?.["number"]);
      }),
    summariseRun: (run, providers) =>
      engine.transact(async (session) => {
        const summaries: ProviderSummary[] = [];
        for (const provider of providers) summaries.push(await summariseRun(session, run, provider));
        return summaries;
      }),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

function toClaim(claimed: ClaimedTask): Claim {
  const task = toTask(claimed.row);
  const beganRun = Number(claimed.row["began_run"]);
  return {
    task,
    settle: (outcome) => claimed.commit((session) => settleTask(session, { ...task, beganRun }, outcome)),
    release: () => claimed.rollBack(),
  };
}

function toTask(row: ResultRow): Task {
  const { ids, kind, part, provider, walk_cursor: cursor } = row;
  return {
    provider: String(provider),
    kind: kind as TaskKind,
    part: String(part),
    ids: JSON.parse(String(ids)) as string[],
    cursor: cursor === undefined || cursor === null ? null : String(cursor),
  };
}
