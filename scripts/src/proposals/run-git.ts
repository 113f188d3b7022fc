import { type CommandResult, runCommand } from "../packages/run-command.ts";

/** Runs git in a repository; a failure is a result. */
export async function tryGit(root: string, ...words: readonly string[]): Promise<CommandResult> {
  return await runCommand("git", words, root);
}

/**
 * Runs git in a repository and gives what it prints, without the final line feed.
 * @throws {Error} where it fails.
 */
export async function runGit(root: string, ...words: readonly string[]): Promise<string> {
  const { isWell, output } = await tryGit(root, ...words);
  if (!isWell) throw new Error(`git ${words[0]} failed: ${output.trim()}`);
  return output.trimEnd();
}
