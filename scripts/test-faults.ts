import { join } from "node:path";
import { parseArgs } from "node:util";
import { testFaults } from "./src/faults/test-faults.ts";

const usage = `Runs the transport's fault suite and prints what each scenario did.

  pnpm test:faults            run it, and print the table
  pnpm test:faults --check    and fail unless docs/reliability.md holds exactly this table
  pnpm test:faults --write    and write the table into docs/reliability.md
  pnpm test:faults --help     this text

TRIBUTARY_NODES names further Node binaries, separated as in PATH: what depends on the garbage collector and
on the end of the process runs on each of them too.
Exit codes: 0 all is well, 1 a scenario failed or the table differs, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  if (values.check && values.write) throw new TypeError("--check and --write exclude each other");
  const isWell = await testFaults({ ...values, root, print: (line) => console.log(line) });
  return isWell ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  // What parseArgs refuses is a TypeError too.
  const isUsage = error instanceof TypeError;
  console.error(isUsage ? `${error.message}\n\n${usage}` : error);
  process.exitCode = isUsage ? 2 : 1;
}
