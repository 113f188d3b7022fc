import { runCommand } from "../packages/run-command.ts";
import { runGit, tryGit } from "./run-git.ts";

export interface OpenPullRequestOptions {
  /** The repository's folder. */
  readonly root: string;
  /** The branch to propose: one commit on what it starts from. */
  readonly branch: string;
  /** The branch that it is for. Default: `main`. */
  readonly base?: string;
  readonly title: string;
  /** The file of its text. */
  readonly bodyFile: string;
  /** GitHub's program. Default: `gh`, as it is found on PATH. */
  readonly gh?: string;
  /** The file that says whether two proposals are the same, relative to the repository, and what in it counts. */
  readonly mark?: { readonly file: string; readonly member: string };
}

/** What became of a proposal. */
export type Proposed = "opened" | "updated" | "proposed already" | "left to people";

/**
 * Pushes a branch and opens a pull request for it, or brings the open one up to date; by `git` and `gh`, which take
 * every text as an argument or a file. A branch on which others have committed is left to them.
 * @throws {Error} where one of the programs fails.
 */
export async function openPullRequest(options: OpenPullRequestOptions): Promise<Proposed> {
  const { root, branch, base = "main", title, bodyFile } = options;
  const remote = `refs/remotes/origin/${branch}`;
  const fetched = await tryGit(root, "fetch", "--quiet", "origin", `+refs/heads/${branch}:${remote}`);
  const known = fetched.isWell ? await runGit(root, "rev-parse", remote) : "";
  if (known !== "") {
    const own = await runGit(root, "rev-list", "--count", remote, "--not", `${branch}^`);
    if (Number(own) > 1) return "left to people";
    if (await isSame(options, remote)) return "proposed already";
  }
  await runGit(
    root,
    "push",
    "--quiet",
    `--force-with-lease=${branch}:${known}`,
    "origin",
    `refs/heads/${branch}`,
  );
  const listed = await runGh(
    options,
    "pr",
    "list",
    "--head",
    branch,
    "--base",
    base,
    "--state",
    "open",
    "--json",
    "number",
    "--jq",
    ".[].number",
  );
  const [number] = listed.split("\n").filter((line) => /^\d+$/.test(line));
  if (number === undefined) {
    await runGh(
      options,
      "pr",
      "create",
      "--head",
      branch,
      "--base",
      base,
      "--title",
      title,
      "--body-file",
      bodyFile,
    );
    return "opened";
  }
  await runGh(options, "pr", "edit", number, "--title", title, "--body-file", bodyFile);
  return "updated";
}

/** Whether the branch is proposed as it is: from the same commit, and with the same mark. */
async function isSame({ root, branch, mark }: OpenPullRequestOptions, remote: string): Promise<boolean> {
  const [ours, theirs] = [
    await tryGit(root, "rev-parse", `${branch}^`),
    await tryGit(root, "rev-parse", `${remote}^`),
  ];
  if (!ours.isWell || ours.output !== theirs.output || mark === undefined) return false;
  const read = async (commit: string): Promise<unknown> => {
    const { isWell, output } = await tryGit(root, "show", `${commit}:${mark.file}`);
    return isWell ? JSON.parse(output)[mark.member] : undefined;
  };
  return (await read(branch)) === (await read(remote));
}

async function runGh(
  { root, gh = "gh" }: OpenPullRequestOptions,
  ...words: readonly string[]
): Promise<string> {
  const { isWell, output } = await runCommand(gh, words, root);
  if (!isWell) throw new Error(`gh ${words.slice(0, 2).join(" ")} failed: ${output.trim()}`);
  return output.trim();
}
