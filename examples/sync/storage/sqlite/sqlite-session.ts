import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { CustomerRow } from "../../customer-row.ts";
import type { ResultRow, Session, Value } from "../engine.ts";

const saveRow = `
  INSERT INTO customers AS kept VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $11)
  ON CONFLICT (provider, id) DO UPDATE SET
    kind = excluded.kind, name = excluded.name, email = excluded.email, status = excluded.status,
    country_code = excluded.country_code, created_at = excluded.created_at, updated_at = excluded.updated_at,
    customer = excluded.customer, run = excluded.run,
    changed_run = CASE WHEN
      (kept.kind, kept.name, kept.email, kept.status, kept.country_code, kept.created_at, kept.updated_at,
        kept.customer)
      IS DISTINCT FROM
      (excluded.kind, excluded.name, excluded.email, excluded.status, excluded.country_code,
        excluded.created_at, excluded.updated_at, excluded.customer)
    THEN excluded.run ELSE kept.changed_run END`;

/** Runs statements on an SQLite database; each is prepared once. */
export function createSqliteSession(database: DatabaseSync): Session {
  const prepared = new Map<string, StatementSync>();
  const query = (statement: string, values: readonly Value[]): readonly ResultRow[] => {
    const ready = prepared.get(statement) ?? database.prepare(statement);
    prepared.set(statement, ready);
    const named = Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value]));
    return ready.all(named) as unknown as ResultRow[];
  };
  return {
    query: async (statement, values = []) => query(statement, values),
    async save(provider, rows, run) {
      for (const row of rows) query(saveRow, toValues(provider, row, run));
    },
  };
}

function toValues(provider: string, row: CustomerRow, run: number): Value[] {
  const { countryCode, createdAt, customer, email, id, kind, name, status, updatedAt } = row;
  return [provider, id, kind, name, email, status, countryCode, createdAt, updatedAt, customer, run];
}
