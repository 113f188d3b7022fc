import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "./create-repository.ts";
import { repositoryRoot } from "./repository-root.ts";

/** A run of an entry in `scripts` in a process of its own. */
export interface EntryRun extends AsyncDisposable {
  /** What it has written so far, on both streams. */
  readonly output: () => string;
  /** Resolves once it has written this after what was waited for before; rejects when it ends without. */
  waitFor(text: string): Promise<void>;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
  interrupt(signal?: NodeJS.Signals): void;
}

/** The entry takes its own place for the repository's, so that another repository needs a copy of it. */
export function installEntry(repository: Repository, entry = "codegen.ts"): void {
  const scripts = join(repository.root, "scripts");
  for (const name of [entry, "package.json", "src"]) {
    cpSync(join(repositoryRoot, "scripts", name), join(scripts, name), { recursive: true });
  }
  symlinkSync(join(repositoryRoot, "scripts/node_modules"), join(scripts, "node_modules"));
}

/** Starts the entry of a repository. Disposing of it ends the process. */
export function runEntry(root: string, ...input: readonly string[]): EntryRun {
  return runProgram(root, "codegen.ts", input);
}

/** Starts an entry of a repository by the name of its file. Disposing of it ends the process. */
export function runProgram(
  root: string,
  name: string,
  input: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): EntryRun {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [join(root, "scripts", name), ...input], { cwd: root, env });
  const listeners = new Set<() => void>();
  let output = "";
  let position = 0;
  let ended = false;
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      notify();
    });
  }
  const exit = waitForEnd(child).finally(() => {
    ended = true;
    notify();
  });
  const waitFor = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = output.indexOf(text, position);
        if (found < 0 && !ended) return;
        listeners.delete(look);
        position = found + text.length;
        if (found >= 0) resolve();
        else reject(new Error(`It ended without having written ${text}:\n${output}`));
      };
      listeners.add(look);
      look();
    });
  return {
    output: () => output,
    waitFor,
    exit,
    interrupt: (signal = "SIGINT") => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

function waitForEnd(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code));
  });
}
