import { join } from "node:path";
import { parseArgs } from "node:util";
import { CodegenError } from "./src/codegen-error.ts";
import { classifyContract } from "./src/update/classify-contract.ts";
import { runUpdate } from "./src/update/run-update.ts";

const usage = `Brings specs/<provider> to the document that its provider publishes, with all that is made from it.

  pnpm specs:update [provider...]           fetch by the \`url\` of source.json; all providers when none is named
  pnpm specs:update <provider> --from FILE  take a file instead; nothing is fetched
  pnpm specs:update --check                 say what would change, write nothing; exit 1 when something would
  pnpm specs:update --json                  the report as JSON on standard output
  pnpm specs:update --accept-different      take a document of another title, or with none of the known operations
  pnpm specs:update --help                  this text

It writes specs/<provider>, packages/<provider>, packages/mocks/contracts and .changeset: all of it, or nothing.
Exit codes: 0 all is well, 1 a provider failed or an update is due, 2 the command line is wrong.`;

class UsageError extends Error {}

const root = join(import.meta.dirname, "..");

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: "string" },
      check: { type: "boolean" },
      json: { type: "boolean" },
      "accept-different": { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  if (values.from !== undefined && positionals.length !== 1)
    throw new UsageError("--from needs exactly one provider");
  if (values.from === "") throw new UsageError("--from needs a file");
  const isWell = await runUpdate({
    root,
    providers: positionals,
    from: values.from,
    check: values.check === true,
    json: values.json === true,
    classify: classifyContract,
    acceptDifferent: values["accept-different"] === true,
    print: (line) => console.log(line),
    progress: (line) => console.error(line),
  });
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

// An interrupt ends the process at once: the copy that is worked on is removed, the tree is as it was.
const end = (): void => process.exit(130);
process.once("SIGINT", end).once("SIGTERM", end);
process.exitCode = await main().catch(report);
process.removeListener("SIGINT", end).removeListener("SIGTERM", end);
