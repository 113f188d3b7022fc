import type { Migration } from "../migrate.ts";

/** The schema of a PostgreSQL mirror, version by version. */
export const postgresMigrations: readonly Migration[] = [
  [
    "CREATE TABLE sync_state (name text PRIMARY KEY, value integer NOT NULL)",
    "INSERT INTO sync_state VALUES ('schema', 0), ('run', 0)",
    `CREATE TABLE customers (
       provider text NOT NULL,
       id text COLLATE "C" NOT NULL,
       kind text,
       name text,
       email text,
       status text NOT NULL,
       country_code text,
       created_at timestamptz,
       updated_at timestamptz,
       customer jsonb NOT NULL,
       run integer NOT NULL,
       added_run integer NOT NULL,
       changed_run integer NOT NULL,
       PRIMARY KEY (provider, id)
     )`,
    `CREATE TABLE sync_tasks (
       provider text NOT NULL,
       kind text NOT NULL,
       part text NOT NULL,
       ids text NOT NULL,
       began_run integer NOT NULL,
       state text NOT NULL,
       walk_cursor text,
       failures integer NOT NULL,
       error text,
       PRIMARY KEY (provider, kind, part)
     )`,
    `CREATE TABLE sync_removals (
       provider text NOT NULL,
       run integer NOT NULL,
       removed integer NOT NULL,
       PRIMARY KEY (provider, run)
     )`,
  ],
];
