import { spawn } from "node:child_process";

/** How a process ended. */
export interface StepOutcome {
  /** Undefined where it was stopped: it took too long. */
  readonly code: number | undefined;
  readonly output: string;
}

export interface StepOptions {
  readonly cwd: string;
  /** Milliseconds it may take. */
  readonly timeout: number;
  /** Megabytes its heap may grow to. */
  readonly memory: number;
}

const longestOutput = 200_000;

/** Runs a program of Node's, bounded in time and memory, and gathers what it prints. */
export async function runStep(program: readonly string[], options: StepOptions): Promise<StepOutcome> {
  const child = spawn(process.execPath, [`--max-old-space-size=${options.memory}`, ...program], {
    cwd: options.cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NO_COLOR: "1",
      FORCE_COLOR: "0",
      NODE_OPTIONS: `--max-old-space-size=${options.memory}`,
    },
    // A group of its own, to be ended with all that it starts.
    detached: true,
  });
  let output = "";
  const gather = (chunk: Buffer): void => {
    if (output.length < longestOutput) output += chunk.toString("utf8");
  };
  child.stdout.on("data", gather);
  child.stderr.on("data", gather);
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, options.timeout);
  child.on("error", (error) => {
    output += String(error);
    resolve(1);
  });
  child.on("close", (code) => resolve(isLate ? undefined : (code ?? 1)));
  const code = await promise;
  clearTimeout(timer);
  return { code, output };
}
