import { ConfigError } from "@tributary/customers";
import { connectSource } from "./connect-source.ts";
import { formatSummary } from "./format-summary.ts";
import { createProgress } from "./progress.ts";
import { readCommand, type SyncCommand, usage } from "./read-command.ts";
import { StopSignal } from "./stop-signal.ts";
import type { Storage } from "./storage/storage.ts";
import { StorageError } from "./storage/storage-error.ts";
import { syncCustomers } from "./sync-customers.ts";
import { UsageError } from "./usage-error.ts";

export interface CommandSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the sync; with a `StopSignal` as its reason, where a signal of the system is behind it. */
  readonly signal: AbortSignal;
  /** Takes the summary. */
  readonly print: (text: string) => void;
  /** Takes all else: progress, warnings, errors. */
  readonly say: (line: string) => void;
}

/** Runs the command; the result is its exit code. */
export async function runCommand(words: readonly string[], around: CommandSurroundings): Promise<number> {
  try {
    const command = readCommand(words);
    if (command !== undefined) return await sync(command, around);
    around.print(usage);
    return 0;
  } catch (error) {
    return explain(error, around.say);
  }
}

async function sync(
  command: SyncCommand,
  { environment, print, say, signal }: CommandSurroundings,
): Promise<number> {
  await using source = await connectSource(command.source, environment, say);
  await using storage = await openStorage(command);
  using progress = createProgress(say);
  const summary = await syncCustomers(source, storage, {
    ...command,
    signal,
    onProgress: progress.add,
  });
  print(
    command.json
      ? JSON.stringify({ database: storage.name, ...summary }, null, 2)
      : formatSummary(summary, storage.name),
  );
  return summary.providers.some(({ failures }) => failures > 0) ? 1 : 0;
}

/** Each engine is loaded when it is wanted: a mirror in SQLite does without `pg`. */
async function openStorage({ database, workers }: SyncCommand): Promise<Storage> {
  if (database.kind === "postgres") {
    const { openPostgres } = await import("./storage/postgres/open-postgres.ts");
    return openPostgres(database.place, workers);
  }
  const { openSqlite } = await import("./storage/sqlite/open-sqlite.ts");
  return openSqlite(database.place);
}

function explain(error: unknown, say: (line: string) => void): number {
  if (error instanceof StopSignal) {
    say("Stopped. What was written is whole: run the same command again to go on.");
    return error.exitCode;
  }
  if (error instanceof UsageError || ConfigError.is(error)) {
    say(`${error.message}\n\n${usage}`);
    return 2;
  }
  if (!(error instanceof StorageError)) throw error;
  say(error.message);
  return 1;
}
