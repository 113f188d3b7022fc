import { parseArgs } from "node:util";

const DEFAULT_COUNTS = "10000,100000,1000000";

export const usage = `Streams customers of three invented providers through list() and measures time and memory as they grow more.

  pnpm bench:list                       10,000, 100,000 and 1,000,000 customers, some minute or two
  pnpm bench:list --counts 1000,10000   other counts, rising, at least two
  pnpm bench:list --help                this text

Each count runs in a process of its own, the servers in another. A naive client that collects all pages runs beside
it as a control, up to 100,000 customers: a million would take it gigabytes.
Exit codes: 0 memory is flat and time linear, 1 it is not, 2 the command line is wrong.`;

export interface ListBenchCommand {
  /** How many customers to list, rising. */
  readonly counts: readonly number[];
}

/** A command line that makes no sense. */
export class UsageError extends Error {}

/**
 * Reads the command line; `undefined` asks for help.
 * @throws {UsageError} for an unknown option, and for counts that are not two or more rising whole numbers.
 */
export function parseListBenchCommand(words: readonly string[]): ListBenchCommand | undefined {
  const { counts: text = DEFAULT_COUNTS, help } = parse(words);
  if (help === true) return undefined;
  const counts = text.split(",").map((word) => (/^\d+$/.test(word) ? Number(word) : Number.NaN));
  const isRising = counts.every((count, index) => count > (counts[index - 1] ?? 0));
  if (counts.length < 2 || !counts.every(Number.isSafeInteger) || !isRising) {
    throw new UsageError("--counts takes two or more whole numbers that rise: 1000,10000");
  }
  return { counts };
}

function parse(words: readonly string[]): { counts?: string | undefined; help?: boolean | undefined } {
  try {
    const options = { counts: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
