import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findProviders } from "../providers.ts";
import { renderOutcome } from "../update/render-outcome.ts";
import { type Outcome, type RunUpdateOptions, settleProvider } from "../update/run-update.ts";
import { runGit } from "./run-git.ts";

export interface PrepareUpdatesOptions
  extends Pick<RunUpdateOptions, "root" | "progress" | "classify" | "clock" | "fetchOptions"> {
  /** Receives the text of each proposal, as `<provider>.md`; made where it is not there. */
  readonly folder: string;
}

/**
 * Updates every provider on a branch of its own, `specs/<provider>`, from the commit that is checked out, and
 * commits what moved. The tree must be clean, and is at the same commit afterwards; nothing is pushed.
 */
export async function prepareUpdates({ folder, ...options }: PrepareUpdatesOptions): Promise<Outcome[]> {
  const { root } = options;
  if ((await runGit(root, "status", "--porcelain")) !== "") {
    throw new Error("There are changes that are not committed: proposals are made from a clean tree.");
  }
  mkdirSync(folder, { recursive: true });
  const start = await runGit(root, "rev-parse", "HEAD");
  const branch = await runGit(root, "branch", "--show-current");
  const outcomes: Outcome[] = [];
  try {
    for (const provider of findProviders(root)) {
      await runGit(root, "switch", "--quiet", "--force-create", `specs/${provider}`, start);
      const outcome = await settleProvider(provider, { ...options, check: false, acceptDifferent: false });
      outcomes.push(outcome);
      if ("update" in outcome) await propose(root, folder, outcome);
      else await dropBranch(root, provider, start);
    }
  } finally {
    // The tree was clean: whatever a failure left in it is ours.
    await runGit(
      root,
      "switch",
      "--quiet",
      "--discard-changes",
      ...(branch === "" ? ["--detach", start] : [branch]),
    );
  }
  return outcomes;
}

async function propose(
  root: string,
  folder: string,
  outcome: Extract<Outcome, { update: object }>,
): Promise<void> {
  const { provider, update } = outcome;
  await runGit(root, "add", "--all", "--", ...update.changes.map(({ path }) => path));
  await runGit(
    root,
    "commit",
    "--quiet",
    "--message",
    `Update ${provider} to the document that is published`,
  );
  writeFileSync(join(folder, `${provider}.md`), renderProposal(outcome));
}

/** The report as a block of code by its indent: nothing in it is a mention, a link or markup. */
function renderProposal(outcome: Outcome): string {
  const report = renderOutcome(outcome)
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
  return `The provider has published another document.

${report}

Read the changeset, which says what changed. A correction goes into an overlay, on this branch: once someone else has
committed here, it is no longer brought up to date by itself.
`;
}

async function dropBranch(root: string, provider: string, start: string): Promise<void> {
  await runGit(root, "switch", "--quiet", "--detach", start);
  await runGit(root, "branch", "--quiet", "--delete", "--force", `specs/${provider}`);
}
