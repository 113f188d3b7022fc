import { spawn } from "node:child_process";
import { join } from "node:path";

/** Starting is most of what a process does that is soon killed: it reads compiled code where it can. */
const compileCache = join(import.meta.dirname, "../../node_modules/.cache/compiled");

const entry = join(import.meta.dirname, "../../sync-to-sqlite.ts");

interface SyncOutcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in a process of its own. */
export interface SyncProcess {
  readonly ended: Promise<SyncOutcome>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the command as users do, with no environment but what is given. */
export function startSync(words: readonly string[], environment: NodeJS.ProcessEnv = {}): SyncProcess {
  const child = spawn(process.execPath, ["--conditions=@tributary/source", entry, ...words], {
    env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: compileCache, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  const ended = new Promise<SyncOutcome>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, ...output }));
  });
  return { ended, kill: (signal) => void child.kill(signal) };
}
