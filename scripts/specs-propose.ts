import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openPullRequest } from "./src/proposals/open-pull-request.ts";
import { prepareUpdates } from "./src/proposals/prepare-updates.ts";
import { findProviders } from "./src/providers.ts";
import { classifyContract } from "./src/update/classify-contract.ts";
import { renderOutcome } from "./src/update/render-outcome.ts";

const usage = `Proposes what providers have published since, one pull request per provider; for the weekly workflow.

  pnpm specs:propose prepare FOLDER    update each provider on a branch specs/<provider>, and write FOLDER/<provider>.md
  pnpm specs:propose open FOLDER       push those branches, and open or update their pull requests by \`gh\`
  pnpm specs:propose --help            this text

The first needs the network and no credentials, the second the credentials of \`git\` and \`gh\` and runs nothing of a
provider's. Exit codes: 0 all is well, 1 a provider failed, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");

async function prepare(folder: string): Promise<number> {
  const outcomes = await prepareUpdates({
    root,
    folder,
    classify: classifyContract,
    progress: (line) => console.error(line),
  });
  for (const outcome of outcomes) console.log(renderOutcome(outcome));
  return outcomes.some(({ outcome }) => outcome === "failed") ? 1 : 0;
}

async function open(folder: string): Promise<number> {
  const prepared = readdirSync(folder);
  for (const provider of findProviders(root).filter((each) => prepared.includes(`${each}.md`))) {
    const proposed = await openPullRequest({
      root,
      branch: `specs/${provider}`,
      title: `Update ${provider} to the document that is published`,
      bodyFile: join(folder, `${provider}.md`),
      mark: { file: `specs/${provider}/source.json`, member: "sha256" },
    });
    console.log(`${provider}  ${proposed}`);
  }
  return 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { help: { type: "boolean", short: "h" } },
});
const [command, folder] = positionals;
const run = { prepare, open }[command ?? ""];
if (values["help"] === true) {
  console.log(usage);
} else if (
  run === undefined ||
  folder === undefined ||
  positionals.length !== 2 ||
  Object.keys(values).length > 0
) {
  console.error(`what to do and with which folder must be given\n\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = await run(resolve(folder)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
}
