import { DatabaseSync } from "node:sqlite";
import { describeSqliteError, isBusy } from "./describe-sqlite-error.ts";

/** A lock that one process at a time holds; the system lets go of it when that process ends, however it ends. */
export interface ProcessLock {
  /** Whether this process holds the lock, taking it where it is free. Never waits. */
  take(): boolean;
  close(): void;
}

/**
 * Creates a lock on a file of its own, as SQLite locks files: Node has no other way to. Nothing is ever written
 * to it, and the mirror itself stays open to readers.
 */
export function createProcessLock(path: string): ProcessLock {
  let database: DatabaseSync | undefined;
  let isHeld = false;
  return {
    take() {
      if (isHeld) return true;
      try {
        if (database === undefined) {
          database = new DatabaseSync(path, { timeout: 0 });
          // No journal file beside it, which an exclusive transaction would begin.
          database.exec("PRAGMA journal_mode = MEMORY");
        }
        database.exec("BEGIN EXCLUSIVE");
        isHeld = true;
      } catch (error) {
        if (!isBusy(error)) throw describeSqliteError(path, error);
      }
      return isHeld;
    },
    close() {
      database?.close();
    },
  };
}
