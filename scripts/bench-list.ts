import { parseListBenchCommand, UsageError, usage } from "./src/bench/list/list-bench-command.ts";
import { runListBench } from "./src/bench/list/run-list-bench.ts";
import { startPrograms } from "./src/bench/list/start-programs.ts";

const print = (line: string): void => console.log(line);

/** Writes over itself, where somebody watches. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

async function main(words: readonly string[]): Promise<number> {
  const command = parseListBenchCommand(words);
  if (!command) {
    print(usage);
    return 0;
  }
  await using programs = await startPrograms();
  return (await runListBench({ ...command, programs, print, progress: showProgress })) ? 0 : 1;
}

// Ends by the listeners of `exit`; the processes end when they are disconnected.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  console.error(isUsage ? `${error.message}\n\n${usage}` : error);
  return isUsage ? 2 : 1;
});
