import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openPostgres } from "../../sync/storage/postgres/open-postgres.ts";
import { openSqlite } from "../../sync/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../sync/storage/storage.ts";
import { type PostgresServer, queryPostgres, startPostgres } from "./postgres-server.ts";

/** A row of the table of customers; the JSON is read. */
interface MirroredRow {
  readonly provider: string;
  readonly id: string;
  readonly kind: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly status: string;
  readonly country_code: string | null;
  readonly created_at: string | null;
  readonly updated_at: string | null;
  readonly customer: { readonly raw: Record<string, unknown>; readonly [member: string]: unknown };
  readonly run: number;
  readonly added_run: number;
  readonly changed_run: number;
}

/** An empty database of one engine, looked at past the code under test. */
export interface Mirror {
  /** The words that make the command write into it. */
  readonly words: readonly string[];
  open(): Promise<Storage>;
  query(statement: string): Promise<Record<string, unknown>[]>;
  readRows(): Promise<MirroredRow[]>;
}

/** An engine to test with; `skipped` says why it cannot be. */
export interface Mirrors extends AsyncDisposable {
  readonly engine: string;
  readonly skipped?: string;
  create(): Promise<Mirror>;
}

export function createSqliteMirrors(): Mirrors {
  const folder = mkdtempSync(join(tmpdir(), "tributary-sync-"));
  let files = 0;
  return {
    engine: "SQLite",
    async create() {
      files += 1;
      const path = join(folder, `${files}.sqlite`);
      return createMirror(
        ["--database", path],
        () => openSqlite(path),
        async (statement) => querySqlite(path, statement),
      );
    },
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a server; where there can be none, the reason is printed, and the tests are to be skipped. */
export async function createPostgresMirrors(): Promise<Mirrors> {
  const server = await startPostgres();
  if (!isSkipped(server)) return toMirrors(server);
  console.warn(`Tests with PostgreSQL are skipped. ${server.skipped}`);
  return {
    engine: "PostgreSQL",
    skipped: server.skipped,
    create: () => Promise.reject(new Error(server.skipped)),
    async [Symbol.asyncDispose]() {},
  };
}

function isSkipped(
  server: PostgresServer | { readonly skipped: string },
): server is { readonly skipped: string } {
  return "skipped" in server;
}

function toMirrors(server: PostgresServer): Mirrors {
  return {
    engine: "PostgreSQL",
    async create() {
      const url = await server.createDatabase();
      return createMirror(
        ["--postgres", url],
        () => openPostgres(url, 4),
        (statement) => queryPostgres(url, statement),
      );
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function createMirror(words: readonly string[], open: Mirror["open"], query: Mirror["query"]): Mirror {
  return {
    words,
    open,
    query,
    async readRows() {
      const rows = await query("SELECT * FROM customers ORDER BY provider, id");
      return rows.map((row) => ({
        ...(row as unknown as MirroredRow),
        created_at: toText(row["created_at"]),
        updated_at: toText(row["updated_at"]),
        customer: readJson(row["customer"]),
      }));
    },
  };
}

function querySqlite(path: string, statement: string): Record<string, unknown>[] {
  using database = new DatabaseSync(path, { timeout: 10_000 });
  return database
    .prepare(statement)
    .all()
    .map((row) => ({ ...row }));
}

function toText(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : (value as string | null);
}

function readJson(value: unknown): MirroredRow["customer"] {
  return typeof value === "string" ? JSON.parse(value) : (value as MirroredRow["customer"]);
}
