import { describe, expect, it } from "vitest";
import type { CheckResult } from "../../../packages/http/test/runtimes/check.ts";
import { type RunRuntimesOptions, runRuntimes } from "../../src/runtimes/run-runtimes.ts";
import { createTemporaryFolder } from "../support/temporary-folder.ts";

const pass: CheckResult[] = [{ name: "a call", outcome: "pass" }];

/** Runs Bun and Deno, where nothing is found or run but what is given. */
async function run(options: Partial<RunRuntimesOptions>): Promise<{ isWell: boolean; output: string }> {
  using folder = createTemporaryFolder();
  const lines: string[] = [];
  const isWell = await runRuntimes({
    root: folder.path,
    names: ["bun", "deno"],
    mayInstall: true,
    isStrict: false,
    print: (line) => lines.push(line),
    locate: async ({ name }) => ({ executable: `/bin/${name}`, version: "1.0.0" }),
    check: async () => pass,
    ...options,
  });
  return { isWell, output: lines.join("\n") };
}

const skipBun: RunRuntimesOptions["locate"] = async ({ name }) =>
  name === "bun" ? { skipped: "offline" } : { executable: name, version: "1.0.0" };

describe("a run of the runtimes", () => {
  it("runs the chosen ones, each by its executable", async () => {
    const started: string[] = [];
    const { isWell, output } = await run({
      check: async (_, { name }, executable) => {
        started.push(`${name} ${executable}`);
        return pass;
      },
    });
    expect(started).toEqual(["bun /bin/bun", "deno /bin/deno"]);
    expect(output).toContain("2 runtimes passed, 0 failed, 0 skipped");
    expect(isWell).toBe(true);
  });

  it("is well though a runtime was skipped, unless it is strict", async () => {
    const { isWell, output } = await run({ locate: skipBun });
    expect(isWell).toBe(true);
    expect(output).toContain("bun was skipped: offline");
    expect((await run({ locate: skipBun, isStrict: true })).isWell).toBe(false);
  });

  it("is well though a runtime has no such ability, even when strict", async () => {
    const check = async (): Promise<CheckResult[]> => [
      { name: "garbage", outcome: "absent", detail: "none" },
    ];
    expect((await run({ check, isStrict: true })).isWell).toBe(true);
  });

  it("goes on after a runtime that breaks, and is not well", async () => {
    const { isWell, output } = await run({
      check: async (_, { name }) => {
        if (name === "bun") throw new Error("it ended (139)");
        return pass;
      },
    });
    expect(isWell).toBe(false);
    expect(output).toContain("bun FAILED: it ended (139)");
    expect(output).toContain("deno 1.0.0  passed");
  });

  it("is not well when one check fails", async () => {
    const check = async (): Promise<CheckResult[]> => [...pass, { name: "b", outcome: "fail", detail: "no" }];
    expect((await run({ check })).isWell).toBe(false);
  });
});
