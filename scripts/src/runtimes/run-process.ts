import { spawn } from "node:child_process";

/** A process of ours, with those that it starts. */
export interface RunningProcess extends AsyncDisposable {
  /** Resolves with its exit code once it has ended, and with a reason where it cannot be started. */
  readonly ended: Promise<number | string | null>;
  /** What it has written so far, on both streams. */
  readonly output: () => string;
}

/** The servers are on loopback, where no proxy is; and nothing shall look for its own updates. */
const ENVIRONMENT = { NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1", DENO_NO_UPDATE_CHECK: "1" };

/** Starts a process in a group of its own. Disposing of it ends the whole group. */
export function startProcess(file: string, words: readonly string[], folder: string): RunningProcess {
  const env = { ...process.env, ...ENVIRONMENT };
  const child = spawn(file, words, { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const end = () => endGroup(child.pid);
  // A group of its own does not get the terminal's Ctrl-C.
  process.prependOnceListener("exit", end);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", resolve);
  });
  return {
    ended,
    output: () => output,
    async [Symbol.asyncDispose]() {
      process.off("exit", end);
      end();
      await ended;
    },
  };
}

function endGroup(id: number | undefined): void {
  if (id === undefined) return;
  try {
    process.kill(-id, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
