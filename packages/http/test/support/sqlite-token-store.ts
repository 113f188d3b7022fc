import { DatabaseSync } from "node:sqlite";
import type { TokenStore } from "../../src/authentication/tokens/token-store.ts";

/** A store in a file, which any number of processes may open. */
export function openSqliteTokenStore(file: string): TokenStore {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec("CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT, ends_at INTEGER)");
  const read = database.prepare("SELECT value FROM entries WHERE key = ? AND ends_at > ?");
  const write = database.prepare("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)");
  const remove = database.prepare("DELETE FROM entries WHERE key = ?");
  return {
    get: (key) => {
      const row = read.get(key, Date.now());
      return row && JSON.parse(String(row["value"]));
    },
    set: (key, value, ttl) => write.run(key, JSON.stringify(value), Math.round(Date.now() + ttl)),
    delete: (key) => remove.run(key),
  };
}
