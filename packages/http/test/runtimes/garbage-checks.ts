import { type Check, type CheckContext, expectEqual } from "./check.ts";

const CALLS = 10;

/** Collects garbage until the work is done: whatever a pending call does not hold is gone by then. */
async function collectUntilDone<Result>(work: Promise<Result>, collectGarbage: () => void): Promise<Result> {
  const timer = setInterval(collectGarbage, 25);
  return work.finally(() => clearInterval(timer));
}

async function checkSignals(context: CheckContext): Promise<void> {
  const { createThings, rejectionOf, tools, waitForRequests } = context;
  const client = createThings("silent", { concurrency: 2 * CALLS, retry: false });
  const nameOf = async (call: Promise<unknown>) => ((await rejectionOf(call)) as Error).name;
  const timedOut = Array.from({ length: CALLS }, (_, index) =>
    nameOf(client.getThing({ thing_id: index }, { timeout: 500 })),
  );
  const aborted = Array.from({ length: CALLS }, (_, index) =>
    nameOf(client.getThing({ thing_id: CALLS + index }, { signal: abortAfter(500) })),
  );
  const names = Promise.all([...timedOut, ...aborted]);
  await waitForRequests(1);
  expectEqual(
    await collectUntilDone(names, tools.collectGarbage ?? (() => {})),
    [...timedOut.map(() => "TimeoutError"), ...aborted.map(() => "AbortError")],
    "how the calls ended",
  );
}

function abortAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}

export const garbageChecks: readonly Check[] = [
  { name: "timeouts and aborts survive garbage collection", needs: "collectGarbage", run: checkSignals },
];
