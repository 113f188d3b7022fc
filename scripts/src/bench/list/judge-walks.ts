import type { MeasuredWalk } from "./measure-walk.ts";
import type { Way } from "./walk-lists.ts";

/** A walk that was measured. */
export interface WalkRow extends MeasuredWalk {
  readonly count: number;
  readonly way: Way;
}

/** How many times as much a walk took as the shortest of its way. */
export interface Growth {
  readonly peak: number;
  readonly live: number;
  /** CPU time per customer. */
  readonly cpu: number;
}

/** The most that memory may be, in times of that of the shortest list. */
const MEMORY_BOUND = 1.3;

/**
 * The most that the CPU time per customer may be, in times of that of the shortest list. Wall time is printed and
 * not judged: it is the machine's as much as ours.
 */
const TIME_BOUND = 1.5;

export interface Verdict {
  readonly isWell: boolean;
  readonly lines: readonly string[];
}

export function compareWalks(row: WalkRow, base: WalkRow): Growth {
  return {
    peak: row.peakBytes / base.peakBytes,
    live: row.liveBytes / base.liveBytes,
    cpu: row.cpuSeconds / row.count / (base.cpuSeconds / base.count),
  };
}

/**
 * Judges walks: those that streamed by the bounds, and those that collected by whether the same measurement sees
 * them grow past the bound. One that does not see it proves nothing of the others.
 */
export function judgeWalks(rows: readonly WalkRow[]): Verdict {
  const streamed = findLargest(rows, "streamed");
  const collected = findLargest(rows, "collected");
  const findings = [
    {
      isWell: streamed.peak <= MEMORY_BOUND && streamed.live <= MEMORY_BOUND,
      line: `memory, streamed: at most ${times(streamed.peak)} at its peak and ${times(streamed.live)} alive; the bound is ${times(MEMORY_BOUND)}`,
    },
    {
      isWell: streamed.cpu <= TIME_BOUND,
      line: `time, streamed: at most ${times(streamed.cpu)} the CPU per customer; the bound is ${times(TIME_BOUND)}`,
    },
    {
      isWell: collected.live > MEMORY_BOUND,
      line: `control, collected: ${times(collected.live)} alive; what grows must be seen above ${times(MEMORY_BOUND)}`,
    },
  ];
  return {
    isWell: findings.every(({ isWell }) => isWell),
    lines: findings.map(({ isWell, line }) => `${isWell ? "well  " : "FAILED"}  ${line}`),
  };
}

function findLargest(rows: readonly WalkRow[], way: Way): Growth {
  const [base, ...others] = rows.filter((row) => row.way === way);
  const growths = base ? others.map((row) => compareWalks(row, base)) : [];
  const findMost = (read: (growth: Growth) => number) => Math.max(...growths.map(read));
  return {
    peak: findMost(({ peak }) => peak),
    live: findMost(({ live }) => live),
    cpu: findMost(({ cpu }) => cpu),
  };
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)}x`;
}
