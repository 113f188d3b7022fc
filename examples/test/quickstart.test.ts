import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const entry = join(import.meta.dirname, "../quickstart.ts");

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function runQuickstart(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const options = { env: { PATH: process.env["PATH"], ...environment } };
  try {
    const condition = "--conditions=@tributary/source";
    return { code: 0, ...(await run(process.execPath, [condition, entry, ...words], options)) };
  } catch (error) {
    return error as Outcome;
  }
}

describe("the quickstart", { timeout: 30_000 }, () => {
  let shown: Outcome;

  beforeAll(async () => {
    shown = await runQuickstart([]);
  }, 30_000);

  it("shows the contracts, the mocks, the customers of all providers and a failure", () => {
    const { code, stdout, stderr } = shown;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const provider of ["align", "gurupay", "killb"]) {
      expect(stdout).toMatch(new RegExp(`^ +${provider} +up to date`, "m"));
      expect(stdout).toMatch(new RegExp(`^ +${provider} +http://127\\.0\\.0\\.1:\\d+$`, "m"));
      expect(stdout).toMatch(new RegExp(`^ +${provider} +\\S.*(?:active|pending|unknown)`, "m"));
    }
    expect(stdout).toMatch(/PROVIDER +NAME +KIND +STATUS +COUNTRY +CREATED +ID/);
    expect(stdout).toMatch(/HttpError: gurupay GET \/api\/v1\/customers\/\{uuid\} answered 404/);
  });

  it("aligns its columns", () => {
    const lines = shown.stdout.split("\n");
    const start = lines.findIndex((line) => line.includes("PROVIDER"));
    const column = lines[start]?.lastIndexOf("ID") ?? 0;
    const rows = lines.slice(start + 1, lines.indexOf("", start));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row.slice(column - 2)).toMatch(/^ {2}[0-9a-f-]{36}$/);
  });

  it("prints records as JSON, and nothing else", async () => {
    const { code, stdout, stderr } = await runQuickstart(["--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const records: { provider: string }[] = JSON.parse(stdout);
    expect([...new Set(records.map(({ provider }) => provider))]).toEqual(["killb", "align", "gurupay"]);
  });

  it("shows what arrives while providers are down, slow or lying, and that none costs another its data", async () => {
    const { code, stdout, stderr } = await runQuickstart(["--faults"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const rows = [
      /^ +all is well +1\/1 +5\/5 +7\/7 +\d+ ms +-$/m,
      /^ +killb is down +0\/1 +5\/5 +7\/7 +\d+ ms +killb: NetworkError ECONNREFUSED$/m,
      /^ +align is down +1\/1 +0\/5 +7\/7 +\d+ ms +align \(5 times\): NetworkError ECONNREFUSED$/m,
      /^ +gurupay lies +1\/1 +5\/5 +0\/7 +\d+ ms +gurupay: ParseError no-items$/m,
      /^ +all lie about types +1\/1 +5\/5 +7\/7 +\d+ ms +-$/m,
      /^ +all are down +0\/1 +0\/5 +0\/7 +\d+ ms +killb, align \(5 times\), gurupay: NetworkError/m,
      /^ +gurupay is slow +1\/1 +5\/5 +0\/7 +\d+ ms +gurupay: TimeoutError$/m,
      /^All 12 scenarios came out as they must/m,
    ];
    for (const row of rows) expect(stdout).toMatch(row);
  });

  it.each([["--live"], ["--json"]])("refuses --faults with %s", async (word) => {
    const { code, stdout, stderr } = await runQuickstart(["--faults", word]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("leave --live and --json out");
  });

  it("says which variables are missing when it is to go live without any", async () => {
    const { code, stderr } = await runQuickstart(["--live"]);
    expect(code).toBe(1);
    for (const name of [
      "KILLB_EMAIL",
      "KILLB_PASSWORD",
      "ALIGN_API_KEY",
      "ALIGN_CUSTOMER_IDS",
      "GURUPAY_TOKEN",
    ]) {
      expect(stderr).toContain(name);
    }
    expect(stderr).toContain("No provider can be asked");
  });

  it("explains itself", async () => {
    const { code, stdout } = await runQuickstart(["--help"]);
    expect(code).toBe(0);
    for (const word of ["--live", "--faults", "--json"]) expect(stdout).toContain(word);
  });

  it.each([["--lvie"], ["extra"]])("refuses %s with the usage", async (word) => {
    const { code, stderr } = await runQuickstart([word]);
    expect(code).toBe(2);
    expect(stderr).toContain(word);
    expect(stderr).toContain("pnpm demo --live");
  });
});
