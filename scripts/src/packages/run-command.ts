import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface CommandResult {
  readonly isWell: boolean;
  readonly output: string;
}

/**
 * npm hands its `allow-scripts` on by the environment, and then refuses it in an install that is started from
 * there.
 */
const { npm_config_allow_scripts: _, ...environment } = process.env;

/** Runs a program to its end; a failing one is a result, not an exception. */
export async function runCommand(
  file: string,
  words: readonly string[],
  folder: string,
): Promise<CommandResult> {
  try {
    const { stdout, stderr } = await run(file, words, { cwd: folder, env: environment, maxBuffer: 2 ** 26 });
    return { isWell: true, output: stdout + stderr };
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    return { isWell: false, output: stdout + stderr || message };
  }
}
