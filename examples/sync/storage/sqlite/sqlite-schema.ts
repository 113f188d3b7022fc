import type { Migration } from "../migrate.ts";

/** The schema of an SQLite mirror, version by version. Times are texts in UTC, which sort as they should. */
export const sqliteMigrations: readonly Migration[] = [
  [
    "CREATE TABLE sync_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT",
    "INSERT INTO sync_state VALUES ('schema', 0), ('run', 0)",
    `CREATE TABLE customers (
       provider TEXT NOT NULL,
       id TEXT NOT NULL,
       kind TEXT,
       name TEXT,
       email TEXT,
       status TEXT NOT NULL,
       country_code TEXT,
       created_at TEXT,
       updated_at TEXT,
       customer TEXT NOT NULL,
       run INTEGER NOT NULL,
       added_run INTEGER NOT NULL,
       changed_run INTEGER NOT NULL,
       PRIMARY KEY (provider, id)
     ) STRICT`,
    `CREATE TABLE sync_tasks (
       provider TEXT NOT NULL,
       kind TEXT NOT NULL,
       part TEXT NOT NULL,
       ids TEXT NOT NULL,
       began_run INTEGER NOT NULL,
       state TEXT NOT NULL,
       walk_cursor TEXT,
       failures INTEGER NOT NULL,
       error TEXT,
       PRIMARY KEY (provider, kind, part)
     ) STRICT`,
    `CREATE TABLE sync_removals (
       provider TEXT NOT NULL,
       run INTEGER NOT NULL,
       removed INTEGER NOT NULL,
       PRIMARY KEY (provider, run)
     ) STRICT`,
  ],
];
