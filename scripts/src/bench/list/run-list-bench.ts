import { formatHeading, formatWalk } from "./format-walks.ts";
import { inventedProviders, LARGEST_PAGE } from "./invented-providers.ts";
import { judgeWalks, type WalkRow } from "./judge-walks.ts";
import type { ListBenchCommand } from "./list-bench-command.ts";
import type { Programs } from "./start-programs.ts";
import type { Way } from "./walk-lists.ts";

export interface RunListBenchOptions extends ListBenchCommand {
  readonly programs: Pick<Programs, "measure">;
  /** Receives each line of the report. */
  readonly print: (line: string) => void;
  /** Receives how far the walk under way has come, to be written over by the next. */
  readonly progress: (text: string) => void;
}

/** The longest list that is collected, in customers, where it is not the second shortest. */
const LONGEST_COLLECTED = 100_000;

/** The longest list to warm up with, in customers. */
const LONGEST_WARM_UP = 10_000;

/**
 * Measures walks over lists of these lengths, printing each as a row.
 * @returns whether memory stayed flat and time linear, by a measurement that sees where they do not.
 */
export async function runListBench({
  counts,
  print,
  programs,
  progress,
}: RunListBenchOptions): Promise<boolean> {
  const warmUp = Math.min(LONGEST_WARM_UP, ...counts);
  const collected = counts.filter((count, index) => index < 2 || count <= LONGEST_COLLECTED);
  const walks = [
    ...counts.map((count) => ({ count, way: "streamed" as Way })),
    ...collected.map((count) => ({ count, way: "collected" as Way })),
  ];
  print(
    `${inventedProviders.length} providers at once, pages of ${LARGEST_PAGE}, Node ${process.versions.node}\n`,
  );
  print(formatHeading());
  const rows: WalkRow[] = [];
  for (const { count, way } of walks) {
    const tell = (done: number) => progress(`${count} ${way}: ${Math.round(done * 100)}%`);
    tell(0);
    const row = { ...(await programs.measure({ count, way, warmUp }, tell)), count, way };
    progress("");
    rows.push(row);
    print(formatWalk(row, rows.find((other) => other.way === way) ?? row));
  }
  const { isWell, lines } = judgeWalks(rows);
  print("");
  for (const line of lines) print(line);
  return isWell;
}
