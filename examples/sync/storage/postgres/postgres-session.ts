import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import type { CustomerRow } from "../../customer-row.ts";
import type { ResultRow, Session, Value } from "../engine.ts";

type ArrayValue = readonly (string | null)[];

const saveRows = `
  INSERT INTO customers AS kept
  SELECT $1, page.*, $2, $2, $2
  FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[],
    $10::timestamptz[], $11::jsonb[]) AS page
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

/** Runs statements on a connection to PostgreSQL; each is prepared once per connection. */
export function createPostgresSession(client: ClientBase): Session {
  const query = async (text: string, values: readonly (Value | ArrayValue)[]) => {
    const { rows } = await client.query<ResultRow>({ name: toName(text), text, values: [...values] });
    return rows;
  };
  return {
    query: (statement, values = []) => query(statement, values),
    async save(provider, rows, run) {
      const column = (read: (row: CustomerRow) => string | null) => rows.map(read);
      await query(saveRows, [
        provider,
        run,
        column(({ id }) => id),
        column(({ kind }) => kind),
        column(({ name }) => name),
        column(({ email }) => email),
        column(({ status }) => status),
        column(({ countryCode }) => countryCode),
        column(({ createdAt }) => createdAt),
        column(({ updatedAt }) => updatedAt),
        column(({ customer }) => customer),
      ]);
    },
  };
}

/** A statement is prepared under a name of at most 63 bytes. */
function toName(statement: string): string {
  return createHash("sha256").update(statement).digest("hex").slice(0, 32);
}
