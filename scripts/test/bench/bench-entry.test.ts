import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repositoryRoot } from "../support/repository-root.ts";

function run(...words: readonly string[]): Promise<{ code: number; output: string }> {
  const entry = [`--conditions=@tributary/source`, join(repositoryRoot, "scripts/bench.ts")];
  return new Promise((resolve) => {
    execFile(process.execPath, [...entry, ...words], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

it.each([[["--rounds", "0"]], [["--rounds", "many"]], [["--round"]], [["fast"]]])(
  "refuses %j",
  async (words) => {
    const { code, output } = await run(...words);
    expect(code).toBe(2);
    expect(output).toContain("pnpm bench --help");
  },
);

it("measures every contender", { timeout: 20_000 }, async () => {
  const { code, output } = await run("--rounds", "1");
  expect(output).toMatch(/^Tributary, every feature +\d/m);
  for (const name of ["raw fetch", "openapi-fetch, bare", "openapi-fetch, key and timeout", "ky", "ofetch"]) {
    expect(output).toContain(`\n${name}`);
  }
  expect(code, output).toBe(0);
});
