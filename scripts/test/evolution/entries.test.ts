import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../support/repository-root.ts";

const run = promisify(execFile);

async function start(entry: string, ...words: readonly string[]) {
  try {
    const path = join(repositoryRoot, "scripts", `${entry}.ts`);
    const { stdout, stderr } = await run(process.execPath, [path, ...words], { cwd: repositoryRoot });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Error & { code: number; stdout: string; stderr: string };
  }
}

const entries = ["specs-diff", "specs-changeset", "specs-gate"];

describe("an entry", { timeout: 120_000 }, () => {
  it.each(entries)("%s explains itself", async (entry) => {
    const { code, stdout } = await start(entry, "--help");
    expect(code).toBe(0);
    expect(stdout).toContain(`pnpm ${entry.replace("-", ":")}`);
    expect(stdout).toContain("Exit codes");
  });

  it.each([
    ["specs-diff", ["--nope"], "--nope"],
    ["specs-diff", ["--json", "--markdown"], "--json and --markdown exclude each other"],
    ["specs-changeset", ["--base"], "--base"],
    ["specs-gate", ["align"], "align"],
    ["docs-policy", ["--nope"], "unknown option --nope"],
  ])("%s refuses %j with its usage", async (entry, words, reason) => {
    const { code, stderr } = await start(entry, ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr).toContain("--help");
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it.each([
    ["specs-diff", ["alingn"], "Did you mean `align`?"],
    ["specs-diff", ["align", "--base", "nowhere"], "`nowhere` is neither a file nor a commit"],
    ["specs-gate", ["--base", "nowhere"], "`nowhere` is neither a file nor a commit"],
  ])("%s %j fails and names the way out", async (entry, words, reason) => {
    const { code, stderr } = await start(entry, ...words);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it("specs-diff gives JSON alone on its output", async () => {
    const { code, stdout, stderr } = await start(
      "specs-diff",
      "align",
      "--json",
      "--base",
      "packages/align",
      "--strict",
    );
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ provider: "align", level: "none", findings: [] }]);
    expect(stderr).toContain("comparing");
  });
});
