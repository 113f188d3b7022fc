import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runtimes } from "../../src/runtimes/runtimes.ts";
import { parseRuntimesCommand, UsageError } from "../../src/runtimes/runtimes-command.ts";
import { repositoryRoot } from "../support/repository-root.ts";

describe("the command line", () => {
  it("means every runtime, with installing, when it is empty", () => {
    const names = ["node-22", "node-24", "node-26", "bun", "deno", "workerd", "chromium"];
    expect(parseRuntimesCommand([])).toEqual({ names, mayInstall: true, isStrict: false });
  });

  it("takes runtimes once, in the table's order", () => {
    expect(parseRuntimesCommand(["deno", "node-22", "deno"])?.names).toEqual(["node-22", "deno"]);
  });

  it("takes its options beside runtimes", () => {
    const command = parseRuntimesCommand(["--strict", "bun", "--no-install"]);
    expect(command).toEqual({ names: ["bun"], mayInstall: false, isStrict: true });
  });

  it.each([[["--help"]], [["-h", "bun"]]])("asks for help by %j", (words) => {
    expect(parseRuntimesCommand(words)).toBeUndefined();
  });

  it.each([
    [["node"], "unknown runtime node; known: node-22, "],
    [["bun", "--instal"], "--instal"],
    [["--strict=yes"], "--strict"],
  ])("refuses %j", (words, reason) => {
    expect(() => parseRuntimesCommand(words)).toThrow(UsageError);
    expect(() => parseRuntimesCommand(words)).toThrow(reason);
  });
});

describe("the entry", () => {
  it("explains itself", async () => {
    const { code, output } = await run("--help");
    expect(code).toBe(0);
    for (const { name } of runtimes) expect(output).toContain(name);
  });

  it("exits with 2 on a wrong command line, and shows no stack", async () => {
    const { code, output } = await run("nodejs");
    expect(code).toBe(2);
    expect(output).toContain("unknown runtime nodejs");
    expect(output).toContain("pnpm test:runtimes --help");
    expect(output).not.toMatch(/^ {4}at /m);
  });
});

function run(...words: readonly string[]): Promise<{ code: number; output: string }> {
  const entry = join(repositoryRoot, "scripts/test-runtimes.ts");
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...words], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}
