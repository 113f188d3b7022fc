import type { Session } from "./engine.ts";
import { StorageError } from "./storage-error.ts";

/** One step of the schema: the statements that lead from the version before it to this one. */
export type Migration = readonly string[];

/**
 * Brings a database from the version of its schema to the newest, creating it on first use. A later version of
 * the schema is a further migration at the end of the list; those before it are never changed.
 * @throws {StorageError} for a schema that a newer program has made.
 */
export async function migrate(
  session: Session,
  name: string,
  version: number,
  migrations: readonly Migration[],
): Promise<void> {
  if (version > migrations.length) {
    const newest = `this program knows version ${migrations.length}`;
    throw new StorageError(
      `${name} has a schema of version ${version}, and ${newest}: use a newer program, or another database`,
    );
  }
  if (version === migrations.length) return;
  for (const statement of migrations.slice(version).flat()) await session.query(statement);
  await session.query("UPDATE sync_state SET value = $1 WHERE name = 'schema'", [migrations.length]);
}
