import { type Costs, median, medianRatio } from "./measure.ts";

/** The two contenders that all others are compared with. */
export const RAW = "raw fetch";
export const BARE = "openapi-fetch, bare";

/** Writes a row per contender: microseconds, and how many times the baselines' that is. */
export function formatCosts(costs: Costs): string[] {
  const names = [...costs.keys()];
  const width = Math.max(...names.map((name) => name.length));
  const heading = ["".padEnd(width), "CPU us", `x ${RAW}`, `x ${BARE}`];
  const rows = names.map((name) => [
    name.padEnd(width),
    median(costs.get(name) ?? []).toFixed(1),
    medianRatio(costs, name, RAW).toFixed(2),
    medianRatio(costs, name, BARE).toFixed(2),
  ]);
  return [heading, ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell : cell.padStart((heading[column] ?? "").length)))
      .join("   "),
  );
}
