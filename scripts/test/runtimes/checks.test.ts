import { afterEach, describe, expect, it, vi } from "vitest";
import type { CheckResult } from "../../../packages/http/test/runtimes/check.ts";
import { runChecks } from "../../../packages/http/test/runtimes/checks.ts";
import { startCheckServers } from "../../src/runtimes/check-servers.ts";
import { runChecksOn } from "../../src/runtimes/run-checks-on.ts";
import type { Runtime } from "../../src/runtimes/runtimes.ts";
import { repositoryRoot } from "../support/repository-root.ts";

async function runAll(): Promise<CheckResult[]> {
  await using servers = await startCheckServers();
  return await runChecks(servers.urls);
}

function failuresOf(results: readonly CheckResult[]): CheckResult[] {
  return results.filter(({ outcome }) => outcome === "fail");
}

describe("the checks", { timeout: 60_000 }, () => {
  afterEach(() => vi.unstubAllGlobals());

  it("pass here, and say what they could not check", async () => {
    const results = await runAll();
    expect(failuresOf(results)).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === "absent").map(({ detail }) => detail)).toEqual([
      "no collectGarbage",
    ]);
  });

  it("catch a platform that follows redirects", async () => {
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => fetch(url, { ...init, redirect: "follow" }));
    const caught = failuresOf(await runAll()).filter(({ detail }) =>
      detail?.includes("reached the other origin"),
    );
    expect(caught).toHaveLength(11);
  });
});

describe("a runtime", { timeout: 60_000 }, () => {
  const broken: Runtime = { name: "broken", kind: "worker", packages: {} };

  it("is told apart that ends without a word", async () => {
    // Node takes no such command.
    const run = runChecksOn(repositoryRoot, broken, process.execPath);
    await expect(run).rejects.toThrow(/^it ended \(1\) and told nothing: [\s\S]*Cannot find module/);
  });

  it("is told apart that does not start", async () => {
    const run = runChecksOn(repositoryRoot, broken, "/nowhere/runtime");
    await expect(run).rejects.toThrow("it ended (spawn /nowhere/runtime ENOENT) and told nothing");
  });
});
