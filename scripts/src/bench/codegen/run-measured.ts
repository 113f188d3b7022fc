import { execFile } from "node:child_process";

/** What a process and all that it started cost. */
export interface ProcessCost {
  /** User and system CPU, in seconds. */
  readonly cpu: number;
  readonly output: string;
}

/**
 * Runs a command to its end, measured by the shell's own `times`, which counts what it started as well.
 * @throws when the command fails, unless that is `allowed`.
 */
export function runMeasured(
  command: readonly string[],
  cwd: string,
  { allowed = false }: { readonly allowed?: boolean } = {},
): Promise<ProcessCost> {
  const script = '"$@"; code=$?; echo; echo ---times; times; exit $code';
  return new Promise((resolve, reject) => {
    execFile(
      "bash",
      ["-c", script, "bench", ...command],
      { cwd, encoding: "utf8", maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: "C" } },
      (error, stdout, stderr) => {
        const [output = "", times = ""] = stdout.split("---times");
        if (error !== null && !allowed) reject(new Error(`${command.join(" ")} failed:\n${output}${stderr}`));
        else resolve({ cpu: readTimes(times), output });
      },
    );
  });
}

/** The second line is of what the shell started: `0m1.234s 0m0.056s`. */
function readTimes(times: string): number {
  const line = times.trim().split("\n")[1] ?? "";
  return Array.from(line.matchAll(/(\d+)m([\d.]+)s/g)).reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
