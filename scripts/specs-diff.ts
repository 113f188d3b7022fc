import { join } from "node:path";
import { parseArgs } from "node:util";
import { renderMarkdown, renderText } from "./src/evolution/render/render-report.ts";
import { runCommandLine, UsageError } from "./src/evolution/run/command-line.ts";
import { compareWithBase } from "./src/evolution/run/compare-with-base.ts";
import { formatJson } from "./src/json.ts";

const usage = `Says what a change of specs/ is for the users of the generated clients, and which bump it asks for.

  pnpm specs:diff [provider...]     compare these providers, or all, with what is published
  pnpm specs:diff --base <base>     with another state: a branch, tag or commit; a package's folder or its .tgz;
                                    an OpenAPI document. Default: the release's tag, or where this branch left main
  pnpm specs:diff --json            as JSON, messages of the compilers and all
  pnpm specs:diff --markdown        as Markdown
  pnpm specs:diff --strict          exit 1 where a verdict needs review
  pnpm specs:diff --help            this text

It generates in memory and writes nothing. \`pnpm specs:changeset\` writes the changeset.
Exit codes: 0 all is well, 1 something cannot be compared, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      base: { type: "string" },
      json: { type: "boolean" },
      markdown: { type: "boolean" },
      strict: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  if (values.json === true && values.markdown === true)
    throw new UsageError("--json and --markdown exclude each other");
  console.error("Generating and comparing ...");
  const { verdicts } = await compareWithBase({ root, providers: positionals, base: values.base });
  const all = [...verdicts.values()];
  if (values.json === true) process.stdout.write(formatJson(all));
  else console.log(all.map(values.markdown === true ? renderMarkdown : renderText).join("\n"));
  return values.strict === true && all.some(({ doubts }) => doubts.length > 0) ? 1 : 0;
}

await runCommandLine(usage, main);
