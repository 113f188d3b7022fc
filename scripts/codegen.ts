import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CodegenError } from "./src/codegen-error.ts";
import { hashGenerator } from "./src/record/hash-inputs.ts";
import { runRecorded } from "./src/record/run-recorded.ts";

const usage = `Generates packages/<provider> and its mock contract from specs/<provider>.

  pnpm codegen [provider...]    generate these providers, or all
  pnpm codegen --check          write nothing; exit 1 and name each file that differs
  pnpm codegen --watch          generate, then again after each change in specs
  pnpm codegen --force          generate again what is known to be unchanged
  pnpm codegen --help           this text

A provider whose inputs and files are those of an earlier run, byte by byte, is not generated again. What was
generated is recorded in node_modules/.cache/tributary, which may be deleted.
Exit codes: 0 all is well, 1 something differs or a provider failed, 2 the command line is wrong.`;

class UsageError extends Error {}

const root = join(import.meta.dirname, "..");
const print = (line: string): void => console.log(line);

async function main(): Promise<number> {
  // What is loaded from here on, a compiler among it, need not be compiled again by the next run.
  enableCompileCache(join(root, "node_modules/.cache/tributary/compile"));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: "boolean" },
      watch: { type: "boolean" },
      force: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    print(usage);
    return 0;
  }
  if (values.check === true && values.watch === true)
    throw new UsageError("--check and --watch exclude each other");
  const loaded = hashGenerator(root);
  const run = (force: boolean) =>
    runRecorded({ root, providers: positionals, check: values.check === true, force, loaded, print });
  const isWell = await run(values.force === true);
  if (values.watch === true) {
    const { watchSpecs } = await import("./src/watch-specs.ts");
    const stop = watchSpecs(root, async () => {
      await run(false).catch(report);
    });
    print("Watching specs; end with Ctrl-C.");
    await new Promise<void>((resolve) => process.once("SIGINT", resolve));
    stop();
    return 0;
  }
  if (values.check === true && !isWell) print("Run `pnpm codegen` and commit what it writes.");
  return isWell ? 0 : 1;
}

/** Says what went wrong, and gives the exit code that stands for it. */
function report(error: unknown): number {
  if (isUsageError(error)) {
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  console.error(error instanceof CodegenError ? error.message : error);
  return 1;
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

process.exitCode = await main().catch(report);
