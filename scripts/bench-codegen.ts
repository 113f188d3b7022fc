import { join } from "node:path";
import { parseCodegenBenchCommand, UsageError, usage } from "./src/bench/codegen/codegen-bench-command.ts";
import { runCodegenBench } from "./src/bench/codegen/run-codegen-bench.ts";

const root = join(import.meta.dirname, "..");
const print = (line: string): void => console.log(line);

/** Writes over itself, where somebody watches. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

async function main(words: readonly string[]): Promise<number> {
  const command = parseCodegenBenchCommand(words);
  if (!command) {
    print(usage);
    return 0;
  }
  return (await runCodegenBench({ ...command, root, print, progress: showProgress })) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
