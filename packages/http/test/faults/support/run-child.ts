import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

/** A program's end. */
interface ChildRun {
  /** The exit code; `null` when it had to be killed. */
  readonly code: number | null;
  /** What it wrote, parsed. */
  readonly answer: unknown;
  /** Milliseconds from its last word to its end. */
  readonly lingered: number;
}

/** No program may run longer, in milliseconds. */
const LONGEST = 12_000;

/** The Nodes to run programs with: this one, and those whose paths the environment names. */
export function findNodes(): readonly string[] {
  const named = process.env["TRIBUTARY_NODES"]?.split(delimiter) ?? [];
  return [...new Set([process.execPath, ...named.filter((path) => path !== "")])];
}

/** Runs a program of the suite on a Node of its own. It writes one line of JSON. */
export async function runChild(
  program: URL,
  words: readonly string[],
  node = process.execPath,
): Promise<ChildRun> {
  const options = ["--conditions=@tributary/source", "--expose-gc", "--no-warnings"];
  const child = spawn(node, [...options, fileURLToPath(program), ...words]);
  const timer = setTimeout(() => child.kill("SIGKILL"), LONGEST);
  let written = "";
  let complaints = "";
  let spokeAt = performance.now();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written += text;
    spokeAt = performance.now();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  }).finally(() => clearTimeout(timer));
  const lingered = performance.now() - spokeAt;
  if (written === "") throw new Error(`${node} wrote nothing and ended with ${code}: ${complaints}`);
  return { code, answer: JSON.parse(written), lingered };
}
