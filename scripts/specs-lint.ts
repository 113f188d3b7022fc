import { join } from "node:path";
import { parseArgs } from "node:util";
import { CodegenError } from "./src/codegen-error.ts";
import { lintSpecs } from "./src/lint/lint-specs.ts";
import type { Problem } from "./src/lint/problem.ts";
import { toPrintable } from "./src/printable.ts";

const usage = `Checks specs/<provider>: each contract as it is generated, with its fixes and examples.

  pnpm specs:lint [provider...]    check these providers, or all
  pnpm specs:lint --json           the problems as JSON on standard output
  pnpm specs:lint --help           this text

It checks that every action of the overlays has a place, a reason and public evidence; that source.json is of its
document; that the contract is OpenAPI (by Redocly); that the mock can check by every schema; and every example.
Exit codes: 0 all is well, 1 something is wrong, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const problems = await lintSpecs({ root, providers: positionals });
  if (values.json === true) console.log(JSON.stringify({ problems }, null, 2));
  else for (const problem of problems) console.log(formatProblem(problem));
  if (values.json !== true)
    console.log(problems.length === 0 ? "The specs are well." : `${problems.length} problems.`);
  return problems.length === 0 ? 0 : 1;
}

function formatProblem({ rule, file, line, pointer, message }: Problem): string {
  const place = `${file}${line === undefined ? "" : `:${line}`}${pointer === undefined ? "" : ` at ${toPrintable(pointer, 300)}`}`;
  return `${place}\n  ${rule}: ${message
    .split("\n")
    .map((part) => toPrintable(part.trim()))
    .join("\n  ")}`;
}

/** Says what went wrong, and gives the exit code that stands for it. */
function report(error: unknown): number {
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_")) {
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  console.error(error instanceof CodegenError ? error.message : error);
  return 1;
}

process.exitCode = await main().catch(report);
