import { DatabaseSync } from "node:sqlite";
import { createStorage } from "../create-storage.ts";
import { migrate } from "../migrate.ts";
import type { Storage } from "../storage.ts";
import { describeSqliteError } from "./describe-sqlite-error.ts";
import { createSqliteEngine } from "./sqlite-engine.ts";
import { sqliteMigrations } from "./sqlite-schema.ts";
import { waitWhileBusy } from "./wait-while-busy.ts";

/**
 * Opens an SQLite file as a mirror of customers, and creates it, and its schema, where there is none. Beside it lie
 * SQLite's own files, and an empty one, `<path>-lock`, that processes claim the work by.
 * @throws {StorageError} when it cannot be opened or written, is no database, or has a newer schema.
 */
export async function openSqlite(path: string): Promise<Storage> {
  try {
    const database = await openDatabase(path);
    const engine = createSqliteEngine(path, database);
    try {
      await engine.transact(async (session) => {
        const hasSchema = "SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = 'sync_state'";
        const version = "SELECT value FROM sync_state WHERE name = 'schema'";
        const isOurs = (await session.query(hasSchema)).length > 0;
        const [row] = isOurs ? await session.query(version) : [];
        await migrate(session, path, Number(row?.["value"] ?? 0), sqliteMigrations);
      });
      return createStorage(engine);
    } catch (error) {
      await engine[Symbol.asyncDispose]();
      throw error;
    }
  } catch (error) {
    throw describeSqliteError(path, error);
  }
}

/** Opens a file in WAL mode, in which others read while we write. */
async function openDatabase(path: string): Promise<DatabaseSync> {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    await waitWhileBusy(() => database.exec("PRAGMA journal_mode = WAL"));
    // Loses no more than the last pages at a power cut, rows and cursor together, and nothing at a kill.
    database.exec("PRAGMA synchronous = NORMAL");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
