import { execFileSync } from "node:child_process";

/** Runs git in a repository and gives what it prints; undefined where it fails. */
export function runGit(root: string, ...words: readonly string[]): string | undefined {
  return runGitBytes(root, words)?.toString("utf8");
}

function runGitBytes(root: string, words: readonly string[], input = ""): Buffer | undefined {
  // A caller's own repository, as in a hook, must not be taken for this one.
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...environment } = process.env;
  const env = { ...environment, GIT_OPTIONAL_LOCKS: "0" };
  try {
    return execFileSync("git", words, { cwd: root, env, input, stdio: "pipe", maxBuffer: 2 ** 30 });
  } catch {
    return undefined;
  }
}

/** The full hash of the commit that a name stands for; undefined where there is none. */
export function findCommit(root: string, name: string): string | undefined {
  return runGit(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`)?.trim();
}

/** The files below a folder at a commit, by their path within it; nothing in the work tree is touched. */
export function readFolderAt(root: string, commit: string, folder: string): Map<string, string> {
  const listing = runGit(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", `${folder}/`) ?? "";
  const entries = listing.split("\0").flatMap((line) => {
    const [, mode, hash, path] = /^(\d+) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    // A link has its target for a content.
    return hash === undefined || path === undefined || mode === "120000" ? [] : [{ hash, path }];
  });
  const contents = readBlobs(
    root,
    entries.map(({ hash }) => hash),
  );
  return new Map(entries.map(({ path }, index) => [path.slice(folder.length + 1), contents[index] ?? ""]));
}

/** All in one process: a start of git takes longer than any of these files. */
function readBlobs(root: string, hashes: readonly string[]): string[] {
  const output = runGitBytes(root, ["cat-file", "--batch"], hashes.map((hash) => `${hash}\n`).join(""));
  if (output === undefined || hashes.length === 0) return [];
  const texts: string[] = [];
  let position = 0;
  for (const _ of hashes) {
    const end = output.indexOf("\n", position);
    const size = Number(output.toString("utf8", position, end).split(" ")[2]);
    texts.push(output.toString("utf8", end + 1, end + 1 + size));
    position = end + 1 + size + 1;
  }
  return texts;
}

/** Whether the work tree differs from a commit below these paths, files that git does not know yet included. */
export function isChangedSince(root: string, commit: string, paths: readonly string[]): boolean {
  if (runGit(root, "diff", "--quiet", "--no-ext-diff", commit, "--", ...paths) === undefined) return true;
  return runGit(root, "ls-files", "--others", "--exclude-standard", "--", ...paths)?.trim() !== "";
}

/** The text of a file at a commit; undefined where there is none. */
export function readFileAt(root: string, commit: string, file: string): string | undefined {
  return runGit(root, "show", `${commit}:${file}`);
}
