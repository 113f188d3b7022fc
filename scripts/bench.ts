import { join } from "node:path";
import { parseArgs } from "node:util";
import { runBench } from "./src/bench/run-bench.ts";

const usage = `Measures what a call costs in each client, on a stub fetch: raw fetch, openapi-fetch, ky, ofetch and ours.

  pnpm bench                as short as is useful, some ten seconds
  pnpm bench --rounds 100   more rounds, steadier medians
  pnpm bench --help         this text

It measures and judges nothing. Exit codes: 0 measured, 2 the command line is wrong.`;

const DEFAULT_ROUNDS = 41;
const CALLS = 2_000;

function readRounds(): number | undefined {
  const { values } = parseArgs({
    options: { rounds: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) return undefined;
  const rounds = Number(values.rounds ?? DEFAULT_ROUNDS);
  if (!Number.isSafeInteger(rounds) || rounds < 1)
    throw new TypeError("--rounds takes a whole number above zero");
  return rounds;
}

async function main(): Promise<number> {
  let rounds: number | undefined;
  try {
    rounds = readRounds();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (rounds === undefined) console.log(usage);
  else {
    const root = join(import.meta.dirname, "..");
    await runBench({ root, rounds, calls: CALLS, print: (line) => console.log(line) });
  }
  return 0;
}

process.exitCode = await main();
