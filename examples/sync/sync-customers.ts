import { setTimeout as sleep } from "node:timers/promises";
import { planTasks } from "./plan-tasks.ts";
import { runTask } from "./run-task.ts";
import type { SyncSource } from "./source.ts";
import type { ProviderSummary, Storage } from "./storage/storage.ts";

/** Milliseconds between two looks for a task, while others work on all that are left. */
const LOOKING_INTERVAL = 100;

export interface SyncOptions {
  /** Ends the sync: pages under way are given up, those before them are written. */
  readonly signal: AbortSignal;
  /** How many tasks are worked on at once. */
  readonly workers: number;
  readonly pageSize?: number | undefined;
  readonly restart?: boolean | undefined;
  /** Told of every step that is written: the provider, and how many customers came. */
  readonly onProgress?: ((provider: string, customers: number) => void) | undefined;
}

export interface SyncSummary {
  readonly run: number;
  readonly providers: readonly ProviderSummary[];
}

/**
 * Mirrors the customers of all providers into the storage, together with every other process that does so. It
 * ends when no task is left, its own or another's: what a process that dies was working on is then taken over.
 * @throws the signal's reason, once it has aborted; `StorageError` when the storage fails.
 */
export async function syncCustomers(
  source: SyncSource,
  storage: Storage,
  options: SyncOptions,
): Promise<SyncSummary> {
  const { restart = false, signal, workers } = options;
  signal.throwIfAborted();
  const providers = source.providers.map(({ provider }) => provider);
  const tasks = source.providers.flatMap(planTasks);
  const run = await storage.beginRun({ providers, tasks, restart });

  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener("abort", stop);
  const work = async (): Promise<void> => {
    try {
      const stepOptions = { ...options, signal: controller.signal };
      while (await takeStep(source, storage, stepOptions)) controller.signal.throwIfAborted();
    } catch (error) {
      // The storage has failed: the other workers are ended with it.
      controller.abort(error);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  signal.removeEventListener("abort", stop);
  controller.signal.throwIfAborted();
  return { run, providers: await storage.summariseRun(run, providers) };
}

/** Takes a task one step on: a page, a profile, some look-ups. False when no task is left. */
async function takeStep(
  { providers }: SyncSource,
  storage: Storage,
  { onProgress, pageSize, signal }: SyncOptions,
): Promise<boolean> {
  const names = providers.map(({ provider }) => provider);
  const claim = await storage.claimTask(names);
  if (claim === undefined) {
    if ((await storage.countOpenTasks(names)) === 0) return false;
    await sleep(LOOKING_INTERVAL, undefined, { signal });
    return true;
  }
  const { provider } = claim.task;
  const mirrored = providers.find((each) => each.provider === provider);
  try {
    if (mirrored === undefined) throw new TypeError(`a task of ${provider}, which was not asked for`);
    const outcome = await runTask(claim.task, mirrored, { signal, pageSize });
    await claim.settle(outcome);
    onProgress?.(provider, outcome.rows.length);
  } catch (error) {
    await claim.release();
    throw error;
  }
  return true;
}
