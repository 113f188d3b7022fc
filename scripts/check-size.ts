import { join } from "node:path";
import { checkSize } from "./src/size/check-size.ts";

const usage = `Bundles what users write (esbuild, for browsers, minified, gzip 9) and holds it against its goal, and the ceiling it has today.

  pnpm size              a table of bundles, goals and ceilings
  pnpm size --modules    and what each module takes in them
  pnpm size --help       this text

Budgets and their reasons are in scripts/src/size/budgets.ts. Exit codes: 0 all is well, 1 something is too large,
holds what it does not use, or touches a global too early, 2 the command line is wrong.`;

const [option] = process.argv.slice(2);
if (option === "--help" || option === "-h") {
  console.log(usage);
} else if (option !== undefined && option !== "--modules") {
  console.error(`unknown option ${option}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const root = join(import.meta.dirname, "..");
  const isWell = await checkSize({
    root,
    isDetailed: option !== undefined,
    print: (line) => console.log(line),
  });
  process.exitCode = isWell ? 0 : 1;
}
