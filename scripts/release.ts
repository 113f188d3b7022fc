import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPullRequest } from "./src/proposals/open-pull-request.ts";
import { runGit } from "./src/proposals/run-git.ts";
import { checkRelease } from "./src/release/check-release.ts";
import { listPending, versionPackages } from "./src/release/version-packages.ts";

const usage = `Releases the packages by the changesets that wait.

  pnpm release:check      make the release in a copy, pack each package, and say what would be published
  pnpm release:version    turn the changesets into versions and changelogs, here
  pnpm release:propose    commit that on the branch release/next, and open or update its pull request by \`gh\`
  pnpm release:check --help    this text

Publishing itself is \`pnpm exec changeset publish\`, which only publishes versions that the registry does not have.
Exit codes: 0 all is well, 1 a step failed, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");

async function check(): Promise<void> {
  const pending = listPending(root);
  console.log(pending.length === 0 ? "No changeset waits." : `Waiting: ${pending.join(", ")}`);
  for (const { name, before, after, dependencies } of await checkRelease(root)) {
    const needs = Object.entries(dependencies).map(([own, range]) => `${own} ${range}`);
    console.log(
      `${name}  ${before === after ? `${after}, as it is` : `${before} to ${after}`}${needs.length === 0 ? "" : `, with ${needs.join(", ")}`}`,
    );
  }
}

async function version(): Promise<void> {
  await versionPackages(root);
  console.log(await runGit(root, "status", "--short"));
}

async function propose(): Promise<void> {
  const branch = "release/next";
  if (listPending(root).length === 0) {
    console.log("No changeset waits: there is nothing to propose.");
    return;
  }
  if ((await runGit(root, "status", "--porcelain")) !== "")
    throw new Error("There are changes that are not committed.");
  await runGit(root, "switch", "--quiet", "--force-create", branch);
  await versionPackages(root);
  await runGit(root, "commit", "--quiet", "--all", "--message", "Release the packages that changed");
  const folder = mkdtempSync(join(tmpdir(), "tributary-release-"));
  try {
    const bodyFile = join(folder, "body.md");
    writeFileSync(
      bodyFile,
      "To merge this publishes the versions in it. Further changesets on `main` are added to it by themselves.\n",
    );
    console.log(
      await openPullRequest({ root, branch, title: "Release the packages that changed", bodyFile }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [command = "", ...others] = process.argv.slice(2);
const run = { check, version, propose }[command];
if ([command, ...others].some((word) => word === "--help" || word === "-h")) {
  console.log(usage);
} else if (run === undefined || others.length > 0) {
  console.error(`unknown: ${[command, ...others].join(" ")}\n\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = await run().then(
    () => 0,
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return 1;
    },
  );
}
