import { join } from "node:path";
import { parseArgs } from "node:util";
import { renderText } from "./src/evolution/render/render-report.ts";
import { runCommandLine } from "./src/evolution/run/command-line.ts";
import { updateContracts } from "./src/evolution/run/update-contracts.ts";

const usage = `Generates the clients from specs/ and writes a changeset, with its proof, for each that changed.

  pnpm specs:changeset [provider...]    of these providers, or of all
  pnpm specs:changeset --base <base>    compared with another state; see pnpm specs:diff --help
  pnpm specs:changeset --help           this text

It writes packages/<provider>, .changeset/<provider>-contract.md and its .proof.json. A second run changes nothing.
Exit codes: 0 all is well, 1 a contract does not generate or cannot be compared, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");
const print = (line: string): void => console.log(line);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { base: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) {
    print(usage);
    return 0;
  }
  const result = await updateContracts({ root, providers: positionals, base: values.base, print });
  if (result === undefined) return 1;
  for (const verdict of result.verdicts.values()) print(`\n${renderText(verdict)}`);
  for (const file of result.removed) print(`\nremoved ${file}`);
  for (const file of result.written) print(`\nwrote ${file}`);
  return 0;
}

await runCommandLine(usage, main);
