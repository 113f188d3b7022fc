import { join } from "node:path";
import { runRuntimes } from "./src/runtimes/run-runtimes.ts";
import { parseRuntimesCommand, UsageError, usage } from "./src/runtimes/runtimes-command.ts";

const root = join(import.meta.dirname, "..");
const print = (line: string): void => console.log(line);

async function main(words: readonly string[]): Promise<number> {
  const command = parseRuntimesCommand(words);
  if (!command) {
    print(usage);
    return 0;
  }
  return (await runRuntimes({ root, print, ...command })) ? 0 : 1;
}

// Ends by the listeners of `exit`, which end the runtimes.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  return 2;
});
