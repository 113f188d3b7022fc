import { type Way, walkLists } from "./walk-lists.ts";

/** What one process is to walk over. */
export interface WalkOrder {
  readonly url: string;
  readonly way: Way;
  readonly count: number;
  /** How long the lists are that it walks over first: no longer than the shortest that is measured. */
  readonly warmUp: number;
}

/** What a walk took. */
export interface MeasuredWalk {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most memory the process was resident with, in bytes, from its start on. */
  readonly peakBytes: number;
  /** What was alive after a full collection, late in the walk, in bytes. */
  readonly liveBytes: number;
}

/**
 * How many lists are walked over first. V8 lets its young generation grow with the garbage it has seen, whatever
 * the program keeps: until it has seen some, a peak tells of its thrift alone.
 */
const WARM_UPS = 10;

/** Where in a walk what is alive is measured: late, and with all providers under way. */
const LATE = 0.95;

/** How often a walk tells how far it has come. */
const REPORTS = 20;

/**
 * Walks, and measures. The one forced collection is late: earlier or more of them would clear away what a
 * program without them carries along.
 */
export async function measureWalk(
  { count, url, warmUp, way }: WalkOrder,
  report: (done: number) => void,
): Promise<MeasuredWalk> {
  const collect = globalThis.gc;
  if (!collect) throw new Error("run it with --expose-gc");
  for (let walk = 0; walk < WARM_UPS; walk += 1) await walkLists({ url, count: warmUp, way: "streamed" });
  const late = Math.ceil(count * LATE);
  const step = Math.ceil(count / REPORTS);
  let liveBytes = 0;
  const hear = (heard: number) => {
    if (heard % step === 0) report(heard / count);
    if (heard !== late) return;
    collect();
    liveBytes = process.memoryUsage().heapUsed;
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  await walkLists({ url, count, way, hear });
  const seconds = (performance.now() - start) / 1_000;
  const { system, user } = process.cpuUsage(cpu);
  return {
    seconds,
    cpuSeconds: (system + user) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
    liveBytes,
  };
}
