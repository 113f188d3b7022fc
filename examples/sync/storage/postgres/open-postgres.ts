import pg from "pg";
import { createStorage } from "../create-storage.ts";
import type { Session } from "../engine.ts";
import { migrate } from "../migrate.ts";
import type { Storage } from "../storage.ts";
import { StorageError } from "../storage-error.ts";
import { createPostgresEngine } from "./postgres-engine.ts";
import { postgresMigrations } from "./postgres-schema.ts";

/** Milliseconds. */
const CONNECTING_TIMEOUT = 10_000;

/** Any number that no other program would lock by. */
const SCHEMA_LOCK = 0x7472_6962;

/**
 * Opens a PostgreSQL database as a mirror of customers, and creates its schema where there is none. Several
 * processes may do so at once.
 * @param url a connection URL; what it leaves out is read from PGHOST, PGUSER, PGPASSWORD and so on.
 * @param connections how many tasks are claimed at once: each claim holds a connection.
 * @throws {StorageError} when it cannot be reached or written, or has a newer schema.
 */
export async function openPostgres(url: string, connections: number): Promise<Storage> {
  const name = nameDatabase(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    keepAlive: true,
    connectionTimeoutMillis: CONNECTING_TIMEOUT,
    application_name: "tributary-sync",
  });
  // A lost connection is told by the query that needs it; nobody else waits for these events.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const engine = createPostgresEngine(name, pool);
  try {
    await engine.transact((session) => prepareSchema(session, name));
    return createStorage(engine);
  } catch (error) {
    await engine[Symbol.asyncDispose]();
    throw error;
  }
}

async function prepareSchema(session: Session, name: string): Promise<void> {
  await session.query("SELECT pg_advisory_xact_lock($1)", [SCHEMA_LOCK]);
  const [found] = await session.query("SELECT CAST(to_regclass('sync_state') AS text) AS name");
  const isOurs = typeof found?.["name"] === "string";
  const version = "SELECT value FROM sync_state WHERE name = 'schema'";
  const [row] = isOurs ? await session.query(version) : [];
  await migrate(session, name, Number(row?.["value"] ?? 0), postgresMigrations);
}

/** Where a URL leads to, without the password that it may hold. */
function nameDatabase(url: string): string {
  try {
    const { database, host, port, user } = new pg.Client({ connectionString: url });
    const [place, socket] = host.startsWith("/") ? ["", `?host=${host}`] : [`${host}:${port}`, ""];
    return `postgres://${user ?? ""}@${place}/${database ?? ""}${socket}`;
  } catch {
    // The message of an address that cannot be read may quote it.
    throw new StorageError("--postgres is no URL of PostgreSQL: postgres://user@host:5432/database");
  }
}
