import { join } from "node:path";
import { parseArgs } from "node:util";
import { runGate } from "./src/evolution/gate/run-gate.ts";
import { runCommandLine } from "./src/evolution/run/command-line.ts";

const usage = `Checks that every change of a generated client is covered by a changeset of at least its level.

  pnpm specs:gate                     compare with where this branch left main
  pnpm specs:gate --base <ref>        with where it left another branch
  pnpm specs:gate --summary <file>    and write the verdict there as Markdown
  pnpm specs:gate --help              this text

Exit codes: 0 all is covered, 1 a changeset is missing, too small or of another state, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");
const print = (line: string): void => console.log(line);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      base: { type: "string" },
      summary: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    print(usage);
    return 0;
  }
  return (await runGate({ root, base: values.base, summary: values.summary, print })) ? 0 : 1;
}

await runCommandLine(usage, main);
