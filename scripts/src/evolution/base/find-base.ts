import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EvolutionError } from "../evolution-error.ts";
import { findCommit, runGit } from "./git.ts";

/** The commit that a package is compared with, and what it is called. */
export interface BaseCommit {
  readonly commit: string;
  /** `@tributary/align@1.2.0`, `main at 45bbdf9`. */
  readonly label: string;
}

/**
 * The state of a provider's package that users have: its release's tag, or else where this branch left `main`.
 * @throws {EvolutionError} where the repository has neither.
 */
export function findPublishedBase(root: string, provider: string): BaseCommit {
  const tag = `@tributary/${provider}@${readVersion(root, provider)}`;
  const released = findCommit(root, `refs/tags/${tag}`);
  return released === undefined ? findMergeBase(root) : { commit: released, label: tag };
}

/**
 * Where this branch left another, whose later changes are not this one's; its own commit where they share none.
 * @throws {EvolutionError} where there is no such commit.
 */
export function findForkPoint(root: string, name: string | undefined): BaseCommit {
  if (name === undefined) return findMergeBase(root);
  const { commit } = resolveBase(root, name);
  const fork = runGit(root, "merge-base", commit, "HEAD")?.trim() ?? commit;
  return { commit: fork, label: `${name} at ${fork.slice(0, 7)}` };
}

/** Where this branch left `main`: as the remote has it, or as it is here. */
function findMergeBase(root: string): BaseCommit {
  for (const name of ["refs/remotes/origin/main", "refs/heads/main"]) {
    const commit = runGit(root, "merge-base", name, "HEAD")?.trim();
    if (commit !== undefined) return { commit, label: `main at ${commit.slice(0, 7)}` };
  }
  throw new EvolutionError(
    "there is nothing to compare with: the repository has neither a tag of the release nor a branch `main`",
    "Fetch the history (`git fetch --unshallow origin main`), or name a base: `--base <ref|file>`.",
  );
}

/**
 * The commit of a name that a person gave.
 * @throws {EvolutionError} where there is none.
 */
export function resolveBase(root: string, name: string): BaseCommit {
  const commit = findCommit(root, name);
  const short = commit?.slice(0, 7);
  if (commit !== undefined)
    return { commit, label: name === commit ? `commit ${short}` : `${name} at ${short}` };
  throw new EvolutionError(
    `\`${name}\` is neither a file nor a commit that this clone has`,
    "Give a branch, tag or commit (a shallow clone needs `git fetch` first), a package's folder, its .tgz, or an OpenAPI document.",
  );
}

function readVersion(root: string, provider: string): string {
  try {
    return JSON.parse(readFileSync(join(root, "packages", provider, "package.json"), "utf8")).version;
  } catch {
    return "0.0.0";
  }
}
