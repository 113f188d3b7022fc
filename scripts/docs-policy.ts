import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { replacePolicyTable } from "./src/evolution/render/policy-table.ts";
import { runCommandLine, UsageError } from "./src/evolution/run/command-line.ts";

const usage = `Writes the table of the release policy into docs/versioning.md.

  pnpm docs:policy
  pnpm docs:policy --help    this text`;

await runCommandLine(usage, async () => {
  const [option] = process.argv.slice(2);
  if (option === "--help" || option === "-h") console.log(usage);
  else if (option !== undefined) throw new UsageError(`unknown option ${option}`);
  else {
    const file = join(import.meta.dirname, "../docs/versioning.md");
    writeFileSync(file, replacePolicyTable(readFileSync(file, "utf8")));
  }
  return 0;
});
