import { compareWalks, type WalkRow } from "./judge-walks.ts";

const NUMBERS = new Intl.NumberFormat("en-GB");
const headings = [
  "customers",
  "way",
  "seconds",
  "CPU s",
  "customers/s",
  "peak MB",
  "x first",
  "live MB",
  "x first",
] as const;
const widths = [9, 9, 7, 6, 11, 7, 7, 7, 7];

/** The heading of the table of walks. */
export function formatHeading(): string {
  return join(headings);
}

/** A walk as a row of the table; memory also in times of that of the first walk of its way. */
export function formatWalk(row: WalkRow, base: WalkRow): string {
  const growth = compareWalks(row, base);
  return join([
    NUMBERS.format(row.count),
    row.way,
    row.seconds.toFixed(2),
    row.cpuSeconds.toFixed(2),
    NUMBERS.format(Math.round(row.count / row.seconds)),
    (row.peakBytes / 1e6).toFixed(1),
    growth.peak.toFixed(2),
    (row.liveBytes / 1e6).toFixed(1),
    growth.live.toFixed(2),
  ]);
}

function join(cells: readonly string[]): string {
  return cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ");
}
