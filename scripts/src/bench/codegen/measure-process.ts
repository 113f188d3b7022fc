import { execFile } from "node:child_process";

export interface MeasuredProcess {
  /** CPU of the process and of all that it started and waited for, user and system, in seconds. */
  readonly cpuSeconds: number;
  readonly output: string;
  readonly code: number;
}

/** A shell knows what its children used, and theirs; its last two lines tell. */
const script = '"$@" 2>&1; code=$?; times; exit $code';

/** Runs a program of Node to its end, and tells what it cost. */
export function measureProcess(words: readonly string[], folder: string): Promise<MeasuredProcess> {
  const input = ["-c", script, "sh", process.execPath, ...words];
  const options = { cwd: folder, maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: "C" } };
  return new Promise((resolve, reject) => {
    execFile("sh", input, options, (error, stdout) => {
      const code = error === null ? 0 : error.code;
      if (typeof code !== "number") reject(error);
      else resolve({ ...parseTimes(stdout), code });
    });
  });
}

/**
 * Splits what a shell wrote from its `times`: minutes and seconds of itself, and below of its children.
 * @throws when they are not there.
 */
export function parseTimes(text: string): { readonly cpuSeconds: number; readonly output: string } {
  const time = String.raw`(\d+)m([\d.]+)s`;
  const found = new RegExp(String.raw`^${time} ${time}\n${time} ${time}\n$`, "m").exec(text);
  if (found === null) throw new Error(`The shell told no times:\n${text}`);
  const [, , , , , userMinutes, userSeconds, systemMinutes, systemSeconds] = found.map(Number);
  const minutes = Number(userMinutes) + Number(systemMinutes);
  return {
    cpuSeconds: minutes * 60 + Number(userSeconds) + Number(systemSeconds),
    output: text.slice(0, found.index),
  };
}
