import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createMachine, locateRuntime, type Machine } from "./locate-runtime.ts";
import { runChecksOn } from "./run-checks-on.ts";
import { type Runtime, runtimes } from "./runtimes.ts";
import type { RuntimesCommand } from "./runtimes-command.ts";
import { formatReports, hasFailed, type RuntimeReport } from "./runtimes-table.ts";

export interface RunRuntimesOptions extends RuntimesCommand {
  /** The repository's folder. */
  readonly root: string;
  /** Receives each line of the report. */
  readonly print: (line: string) => void;
  /** What finds a runtime and what runs the checks on it; tests put in their own. */
  readonly locate?: typeof locateRuntime;
  readonly check?: typeof runChecksOn;
}

/**
 * Runs the checks on one runtime after another and prints how they went.
 * @returns whether all is well: nothing failed and, when strict, nothing was skipped.
 */
export async function runRuntimes(options: RunRuntimesOptions): Promise<boolean> {
  const { isStrict, mayInstall, names, print, root } = options;
  const cache = join(root, "node_modules/.cache/tributary-runtimes");
  mkdirSync(cache, { recursive: true });
  const machine = createMachine(cache, mayInstall);
  const reports: RuntimeReport[] = [];
  for (const runtime of runtimes.filter(({ name }) => names.includes(name))) {
    const report = await tryRuntime(runtime, machine, options);
    print(describe(report));
    reports.push(report);
  }
  print(`\n${formatReports(reports)}`);
  return !reports.some((report) => hasFailed(report) || (isStrict && "skipped" in report));
}

async function tryRuntime(
  runtime: Runtime,
  machine: Machine,
  { root, locate = locateRuntime, check = runChecksOn }: RunRuntimesOptions,
): Promise<RuntimeReport> {
  const { name } = runtime;
  const location = await locate(runtime, machine);
  if ("skipped" in location) return { name, skipped: location.skipped };
  const { executable, version } = location;
  try {
    return { name, version, results: await check(root, runtime, executable) };
  } catch (error) {
    return { name, version, failed: (error as Error).message };
  }
}

function describe(report: RuntimeReport): string {
  if ("skipped" in report) return `${report.name}  skipped`;
  return `${report.name} ${report.version}  ${hasFailed(report) ? "FAILED" : "passed"}`;
}
