import type { DatabaseSync } from "node:sqlite";
import type { ClaimedTask, Engine, ResultRow, Session, Value } from "../engine.ts";
import { describeSqliteError } from "./describe-sqlite-error.ts";
import { createProcessLock } from "./process-lock.ts";
import { createSqliteSession } from "./sqlite-session.ts";
import { waitWhileBusy } from "./wait-while-busy.ts";

/**
 * SQLite as the storage sees it. A file has one writer, so one process at a time works on its tasks: the others
 * find nothing to claim until it is through, or gone. Within the process a task is claimed by a note in memory.
 */
export function createSqliteEngine(name: string, database: DatabaseSync): Engine {
  const lock = createProcessLock(`${name}-lock`);
  const session = createSqliteSession(database);
  const claimed = new Set<string>();
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: a connection has one transaction. */
  const transact = <Answer>(work: (session: Session) => Promise<Answer>): Promise<Answer> => {
    const turn = queue.then(() => runTransaction(database, session, work));
    queue = turn.catch(() => undefined);
    return turn.catch((error: unknown) => {
      throw describeSqliteError(name, error);
    });
  };

  const toClaimed = (row: ResultRow): ClaimedTask => {
    const key = toTaskKey(row);
    claimed.add(key);
    return {
      row,
      commit: (work) => transact(work).finally(() => claimed.delete(key)),
      async rollBack() {
        claimed.delete(key);
      },
    };
  };

  return {
    name,
    among: (column, parameter) => `${column} IN (SELECT value FROM json_each(${parameter}))`,
    transact,
    async claim(statement: string, values: readonly Value[]) {
      if (!lock.take()) return undefined;
      return transact(async () => {
        const first = `${statement} LIMIT ${claimed.size + 1}`;
        const row = (await session.query(first, values)).find((each) => !claimed.has(toTaskKey(each)));
        return row && toClaimed(row);
      });
    },
    async [Symbol.asyncDispose]() {
      await queue;
      database.close();
      lock.close();
    },
  };
}

function toTaskKey({ kind, part, provider }: ResultRow): string {
  return JSON.stringify([provider, kind, part]);
}

/** Takes the right to write at once: a transaction that first reads could be refused it later. */
async function runTransaction<Answer>(
  database: DatabaseSync,
  session: Session,
  work: (session: Session) => Promise<Answer>,
): Promise<Answer> {
  await waitWhileBusy(() => database.exec("BEGIN IMMEDIATE"));
  try {
    const answer = await work(session);
    database.exec("COMMIT");
    return answer;
  } catch (error) {
    // After some errors SQLite has rolled back by itself.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
