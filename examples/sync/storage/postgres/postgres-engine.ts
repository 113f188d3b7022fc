import type { Pool, PoolClient } from "pg";
import type { ClaimedTask, Engine, Session } from "../engine.ts";
import { describePostgresError } from "./describe-postgres-error.ts";
import { createPostgresSession } from "./postgres-session.ts";

/**
 * A claim is a lock on the task's row, held by the transaction that will write the outcome. It goes when the
 * connection goes: at once when the process ends, after half a minute when its machine is cut off, and after
 * ten minutes when the process is there and does nothing.
 */
const limits = [
  "SET LOCAL tcp_keepalives_idle = 15",
  "SET LOCAL tcp_keepalives_interval = 5",
  "SET LOCAL tcp_keepalives_count = 3",
  "SET LOCAL idle_in_transaction_session_timeout = '10min'",
].join("; ");

interface Transaction {
  readonly session: Session;
  run<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  end(word: "COMMIT" | "ROLLBACK"): Promise<void>;
}

/** PostgreSQL as the storage sees it: any number of processes, on any machine, share its tasks. */
export function createPostgresEngine(name: string, pool: Pool): Engine {
  const begin = async (): Promise<Transaction> => {
    const client = await connect(name, pool);
    const transaction = toTransaction(name, client);
    await transaction.run(() => client.query(`BEGIN; ${limits}`));
    return transaction;
  };

  return {
    name,
    among: (column, parameter) => `${column} IN (SELECT jsonb_array_elements_text(${parameter}::jsonb))`,
    async transact(work) {
      const { end, run, session } = await begin();
      const answer = await run(() => work(session));
      await end("COMMIT");
      return answer;
    },
    async claim(statement, values) {
      const { end, run, session } = await begin();
      const first = `${statement} LIMIT 1 FOR UPDATE SKIP LOCKED`;
      const [row] = await run(() => session.query(first, values));
      if (row === undefined) {
        await end("ROLLBACK");
        return undefined;
      }
      const claimed: ClaimedTask = {
        row,
        async commit(work) {
          await run(() => work(session));
          await end("COMMIT");
        },
        rollBack: () => end("ROLLBACK"),
      };
      return claimed;
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

async function connect(name: string, pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw describePostgresError(name, error);
  }
}

/** A transaction that gives its connection back once: when it ends, or when anything in it fails. */
function toTransaction(name: string, client: PoolClient): Transaction {
  let isOver = false;
  const abandon = (error: unknown) => {
    // The connection is closed with it, which rolls back whatever is left.
    if (!isOver) client.release(true);
    isOver = true;
    return describePostgresError(name, error);
  };
  const run = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await work();
    } catch (error) {
      throw abandon(error);
    }
  };
  return {
    session: createPostgresSession(client),
    run,
    async end(word) {
      if (isOver) return;
      await run(() => client.query(word));
      client.release();
      isOver = true;
    },
  };
}
