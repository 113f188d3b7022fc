import type { Contender } from "./contenders.ts";

/** What each call of a contender cost, in microseconds of CPU, round by round. */
export type Costs = ReadonlyMap<string, readonly number[]>;

export interface MeasureOptions {
  readonly rounds: number;
  /** Calls of each contender in a round. */
  readonly calls: number;
  /** The CPU used so far, in microseconds. Default: this process's. */
  readonly readCpu?: () => number;
}

/**
 * Runs all contenders in every round, each time from another one on, so that heat, clock speed and garbage of
 * others fall on all alike. One more round before the first is not counted.
 */
export async function measure(
  contenders: readonly Contender[],
  { calls, readCpu = readOwnCpu, rounds }: MeasureOptions,
): Promise<Costs> {
  const costs = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (let place = 0; place < contenders.length; place += 1) {
      const contender = contenders[(place + round + 1) % contenders.length];
      if (!contender) continue;
      const start = readCpu();
      for (let call = 0; call < calls; call += 1) await contender.call();
      if (round >= 0) costs.get(contender.name)?.push((readCpu() - start) / calls);
    }
  }
  return costs;
}

function readOwnCpu(): number {
  const { system, user } = process.cpuUsage();
  return system + user;
}

/** The middle of the ratios of one contender to another, each within one round. */
export function medianRatio(costs: Costs, name: string, baseline: string): number {
  const others = costs.get(baseline) ?? [];
  return median((costs.get(name) ?? []).map((cost, round) => cost / (others[round] ?? Number.NaN)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
