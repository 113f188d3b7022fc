import { join } from "node:path";
import { parseArgs } from "node:util";
import { CodegenError } from "./src/codegen-error.ts";
import { runCodegen } from "./src/run-codegen.ts";
import { watchSpecs } from "./src/watch-specs.ts";

const usage = `Generates packages/<provider> and its mock contract from specs/<provider>.

  pnpm codegen [provider...]    generate these providers, or all
  pnpm codegen --check          write nothing; exit 1 and name each file that differs
  pnpm codegen --watch          generate, then again after each change in specs
  pnpm codegen --help           this text

Exit codes: 0 all is well, 1 something differs or a provider failed, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");
const print = (line: string): void => console.log(line);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: "boolean" },
      watch: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    print(usage);
    return 0;
  }
  if (values.check === true && values.watch === true)
    throw new TypeError("--check and --watch exclude each other");
  const run = () => runCodegen({ root, providers: positionals, check: values.check === true, print });
  const isWell = await run();
  if (values.watch === true) {
    print("Watching specs; end with Ctrl-C.");
    const stop = watchSpecs(root, async () => void (await run()));
    await new Promise<void>((resolve) => process.once("SIGINT", resolve));
    stop();
    return 0;
  }
  if (values.check === true && !isWell) print("Run `pnpm codegen` and commit what it writes.");
  return isWell ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof CodegenError) {
    console.error(error.message);
    process.exitCode = 1;
  } else if (error instanceof TypeError) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else throw error;
}
