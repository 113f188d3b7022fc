import { join } from "node:path";
import { checkPackages } from "./src/packages/check-packages.ts";

const usage = `Packs every publishable package and checks what its users would get.

  pnpm build && pnpm check:packages

Checks by publint and attw, then installs the packages elsewhere, type-checks a program against them under each
supported TypeScript, and runs it. Exit codes: 0 all is well, 1 something is wrong, 2 the command line is wrong.`;

const [option] = process.argv.slice(2);
if (option === "--help" || option === "-h") {
  console.log(usage);
} else if (option !== undefined) {
  console.error(`unknown option ${option}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const isWell = await checkPackages(join(import.meta.dirname, ".."), (line) => console.log(line));
  process.exitCode = isWell ? 0 : 1;
}
