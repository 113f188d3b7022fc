import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCodegenBench } from "./src/bench/codegen/run-codegen-bench.ts";

const usage = `Measures what generating from a large document costs, beside openapi-typescript and openapi-fetch.

  pnpm bench:codegen --document <file>   the document, such as api.github.com.json of @octokit/openapi
  pnpm bench:codegen … --rounds 5        how often each is measured, in turns; default: 3
  pnpm bench:codegen --help              this text

Exit codes: 0 within the limits, 1 over one of them, 2 the command line is wrong.`;

function readInput(): { document: string; rounds: number } | undefined {
  const { values } = parseArgs({
    options: {
      document: { type: "string" },
      rounds: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return undefined;
  const rounds = Number(values.rounds ?? 3);
  if (values.document === undefined) throw new TypeError("--document takes the file of a document");
  if (!Number.isSafeInteger(rounds) || rounds < 1)
    throw new TypeError("--rounds takes a whole number above zero");
  return { document: values.document, rounds };
}

async function main(): Promise<number> {
  let input: ReturnType<typeof readInput>;
  try {
    input = readInput();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (input === undefined) {
    console.log(usage);
    return 0;
  }
  const repository = join(import.meta.dirname, "..");
  const isWell = await runCodegenBench({ repository, ...input, print: (line) => console.log(line) });
  return isWell ? 0 : 1;
}

process.exitCode = await main();
