import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { walkOperations } from "../contract/operations.ts";
import { isObject } from "../json.ts";
import { readDocument } from "../read-document.ts";
import { createWorkspace } from "./create-workspace.ts";
import { runStep, type StepOutcome } from "./run-step.ts";

/** What came of one document. `defect`: it was refused with a message that names what is wrong with it. */
export interface DocumentResult {
  readonly document: string;
  readonly operations: number;
  readonly kilobytes: number;
  readonly result: "green" | "defect" | "red";
  /** What failed, and how; of a green one, how many tests passed and how many were left out. */
  readonly detail: string;
  readonly seconds: number;
}

export interface CheckDocumentOptions {
  readonly repository: string;
  /** The name it goes by in the table. */
  readonly document: string;
  readonly file: string;
  /** Milliseconds that each step may take. */
  readonly timeout: number;
}

const name = "sample";
const memory = 4096;

/** Adds a document as a provider, type-checks it under three versions of TypeScript and runs its tests. */
export async function checkDocument(options: CheckDocumentOptions): Promise<DocumentResult> {
  const { repository, document, file, timeout } = options;
  const text = readFileSync(file, "utf8");
  const start = performance.now();
  using workspace = createWorkspace(repository);
  const outcome = await runSteps(workspace, options);
  return {
    document,
    operations: countOperations(file),
    kilobytes: Math.ceil(Buffer.byteLength(text) / 1024),
    ...outcome,
    seconds: Math.round((performance.now() - start) / 100) / 10,
  };

  async function runSteps({ root, link }: ReturnType<typeof createWorkspace>, _: CheckDocumentOptions) {
    const bounds = { cwd: root, timeout, memory };
    const worker = join(import.meta.dirname, "add-document.ts");
    const added = await runStep([worker, root, name, file], bounds);
    if (added.code === 3) return toOutcome("defect", added.output);
    if (added.code !== 0) return toOutcome("red", `add: ${describe(added)}`);
    link(name);
    for (const [version, compiler] of listCompilers(repository)) {
      for (const settings of version === "7.0" ? ["strict", "tests"] : ["strict"]) {
        const checked = await runStep(
          [compiler, "-p", `tsconfig.${settings}.json`, "--pretty", "false"],
          bounds,
        );
        if (checked.code !== 0)
          return toOutcome("red", `TypeScript ${version} (${settings}): ${describe(checked)}`);
      }
    }
    return await runTests(repository, root, bounds);
  }
}

function toOutcome(result: DocumentResult["result"], detail: string) {
  return { result, detail: detail.trim() };
}

function describe({ code, output }: StepOutcome): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  return code === undefined ? "took too long" : lines.slice(0, 4).join(" | ").slice(0, 600);
}

function listCompilers(repository: string): [version: string, compiler: string][] {
  return [
    ["7.0", join(repository, "node_modules/typescript/bin/tsc")],
    ["5.9", join(repository, "scripts/node_modules/typescript/bin/tsc")],
    ["6.0", join(repository, "node_modules/typescript-6/bin/tsc")],
  ];
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

async function runTests(
  repository: string,
  root: string,
  bounds: { cwd: string; timeout: number; memory: number },
) {
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const report = join(root, "report.json");
  const options = [
    "--typecheck.enabled=false",
    "--reporter=json",
    `--outputFile=${report}`,
    "--testTimeout=60000",
  ];
  const run = await runStep([vitest, "run", `packages/${name}/test/contract.test.ts`, ...options], bounds);
  if (run.code === undefined || !existsSync(report)) return toOutcome("red", `tests: ${describe(run)}`);
  const found = JSON.parse(readFileSync(report, "utf8")) as Report;
  const tests = found.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === "failed");
  if (run.code === 0 && failed.length === 0) {
    return toOutcome("green", `${found.numPassedTests} passed, ${found.numPendingTests} left out`);
  }
  const messages = failed.map(({ title, failureMessages = [] }) => `${title}: ${failureMessages[0] ?? ""}`);
  const [first = found.testResults[0]?.message ?? describe(run)] = messages;
  return toOutcome("red", `tests: ${failed.length} of ${tests.length} failed: ${first.slice(0, 700)}`);
}

/** The operations of a document, offered or not; none where it cannot be read. */
function countOperations(file: string): number {
  try {
    const { value } = readDocument("", file);
    return isObject(value) ? [...walkOperations(value)].length : 0;
  } catch {
    return 0;
  }
}
