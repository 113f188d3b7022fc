import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emitCalls } from "../../../src/bench/codegen/emit-calls.ts";
import { judgeCosts, limits } from "../../../src/bench/codegen/judge-costs.ts";
import { measureProcess, parseTimes } from "../../../src/bench/codegen/measure-process.ts";
import type { JsonObject } from "../../../src/json.ts";
import { repositoryRoot } from "../../support/repository-root.ts";
import { createTemporaryFolder, writeFileAt } from "../../support/temporary-folder.ts";

function run(...words: readonly string[]): Promise<{ code: number; output: string }> {
  const entry = join(repositoryRoot, "scripts/bench-codegen.ts");
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...words], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

const thing = { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } };
const success = { "200": { description: "A thing.", content: thing } };
const redirect = { "302": { description: "Elsewhere." } };
const required = { name: "q", in: "query", required: true, schema: { type: "string" } };

const document = {
  openapi: "3.0.3",
  info: { title: "Small", version: "1" },
  servers: [{ url: "https://small.example" }],
  paths: {
    "/things": { get: { operationId: "listThings", responses: success } },
    "/things/{id}/{kind}": {
      parameters: [{ $ref: "#/components/parameters/Id" }],
      get: {
        operationId: "getThing",
        parameters: [
          { name: "kind", in: "path", required: true, schema: { type: "string", enum: ["big", "small"] } },
        ],
        responses: success,
      },
    },
    "/search": { get: { operationId: "findThing", parameters: [required], responses: success } },
    "/moved": { get: { operationId: "getMoved", responses: { ...success, "200": redirect["302"] } } },
  },
  components: {
    parameters: { Id: { name: "id", in: "path", required: true, schema: { type: "integer" } } },
    schemas: { Thing: { type: "object", required: ["id"], properties: { id: { type: "integer" } } } },
  },
} as unknown as JsonObject;

describe("the entry", { timeout: 60_000 }, () => {
  it.each([[["--rounds", "0"]], [["--rounds", "1.5"]], [["--round"]], [["fast"]]])(
    "refuses %j",
    async (words) => {
      const { code, output } = await run(...words);
      expect(code).toBe(2);
      expect(output).toContain("pnpm bench:codegen --help");
    },
  );

  it("explains itself", async () => {
    const { code, output } = await run("--help");
    expect(code).toBe(0);
    for (const text of ["--document", "--rounds", "--no-limits", "Exit codes"])
      expect(output).toContain(text);
  });

  it("says what is wrong with a document that cannot be generated from", async () => {
    using folder = createTemporaryFolder();
    writeFileAt(folder.path, "document.json", '{ "swagger": "2.0" }');
    const { code, output } = await run("--document", join(folder.path, "document.json"));
    expect(code).toBe(1);
    expect(output).toContain("this is not an OpenAPI 3.0 or 3.1 document");
    expect(output).not.toMatch(/^ {4}at /m);
  });

  it("measures a small document", async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, "document.json");
    writeFileAt(folder.path, "document.json", JSON.stringify(document));
    const { code, output } = await run("--document", file, "--rounds", "1", "--no-limits");
    expect(code, output).toBe(0);
    for (const what of ["whole package", "unchanged", "check time", "instantiations"]) {
      expect(output).toMatch(new RegExp(`${what}.* [\\d.]+ +[\\d.]+ +\\d\\.\\d{3}$`, "m"));
    }
    expect(output).toMatch(/error TS2345: .*no\/such\/path/);
  });
});

describe("the calls", () => {
  it("are of operations that answer JSON and need no more than plain values in the path", () => {
    const text = emitCalls(document, 50);
    expect(text.match(/client\.GET\(.*\)/g)).toEqual([
      'client.GET("/things")',
      'client.GET("/things/{id}/{kind}", { params: { path: {"id":1,"kind":"big"} } })',
    ]);
    expect(emitCalls(document, 1)).toContain('"/things"');
  });

  it("are refused of a document that has none", () => {
    expect(() => emitCalls({ paths: {} }, 50)).toThrow("no GET operation");
  });
});

describe("the costs", () => {
  it("include those of children, and give the exit code and what was written", async () => {
    const busy = "const end = Date.now() + 300; while (Date.now() < end);";
    const program = `require("child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(busy)}]); console.log("0m1.0s"); process.exit(3);`;
    const { code, cpuSeconds, output } = await measureProcess(["-e", program], repositoryRoot);
    expect({ code, output }).toEqual({ code: 3, output: "0m1.0s\n" });
    const { cpuSeconds: idle } = await measureProcess(["-e", ""], repositoryRoot);
    expect(cpuSeconds).toBeGreaterThan(idle + 0.03);
  });

  it("are read from what a shell tells", () => {
    const text = "text\n0m0.01s 0m0.02s\n1m2.50s 0m0.25s\n";
    expect(parseTimes(text)).toEqual({ cpuSeconds: 62.75, output: "text\n" });
    expect(() => parseTimes("text\n")).toThrow("told no times");
  });

  it("are judged one by one; a figure that is none, and an error of depth, are over every limit", () => {
    const plain = "calls.ts(1,1): error TS2345: no such path";
    expect(judgeCosts(limits, plain)).toEqual([]);
    expect(judgeCosts({ ...limits, first: 1.201 }, plain)).toEqual([expect.stringContaining("1.201")]);
    expect(judgeCosts({ ...limits, unchanged: 0.11 }, plain)).toHaveLength(1);
    expect(judgeCosts({ ...limits, checkTime: 0.36, instantiations: 0.03 }, plain)).toHaveLength(2);
    expect(judgeCosts({ ...limits, first: Number.NaN }, plain)).toHaveLength(1);
    expect(judgeCosts(limits, "error TS2589: excessively deep")).toHaveLength(1);
    expect(judgeCosts(limits, "")).toHaveLength(1);
  });
});

it("leaves the repository's own record alone", () => {
  expect(existsSync(join(repositoryRoot, "packages/sample"))).toBe(false);
});
