import { setTimeout as sleep } from "node:timers/promises";
import { isBusy } from "./describe-sqlite-error.ts";

/** Milliseconds to wait for others' transactions, of which ours take a few; and between two attempts. */
const PATIENCE = 10_000;
const INTERVAL = 10;

/**
 * Does what SQLite refuses while another connection writes, as soon as it may be done. SQLite's own busy timeout
 * would stop this whole process meanwhile, and with it a transaction of its own that is waited for.
 * @throws SQLite's error, when it is busy for too long.
 */
export async function waitWhileBusy(work: () => void): Promise<void> {
  const start = performance.now();
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > PATIENCE) throw error;
      await sleep(INTERVAL);
    }
  }
}
