import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const SUITE = "packages/http/test/faults";

/** Runs the suite on this Node, reports to a file as JSON, and tells whether it passed. */
export async function runSuite(root: string, file: string, isWriting: boolean): Promise<boolean> {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const words = [vitest, "run", SUITE, "--typecheck.enabled=false", ...reporters];
  const env = isWriting ? { ...process.env, TRIBUTARY_FAULTS: "write" } : process.env;
  const [code] = await once(spawn(process.execPath, words, { cwd: root, env, stdio: "inherit" }), "close");
  return code === 0;
}
