import { type Budget, budgets } from "./budgets.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { findTouchedGlobals } from "./touched-globals.ts";

/** What was measured of a program, and what is wrong with it. */
export interface SizeReport {
  readonly budget: Budget;
  readonly bundle: Bundle;
  readonly problems: readonly string[];
}

export interface CheckSizeOptions {
  /** The repository's folder. */
  readonly root: string;
  /** Lists the modules of every bundle as well. */
  readonly isDetailed: boolean;
  /** Receives each line of the report. */
  readonly print: (line: string) => void;
}

/**
 * Bundles every program of the budgets, and prints a table of their sizes and what is wrong.
 * @returns whether all are within their ceilings, free of what they do not use, and touch no global at import.
 */
export async function checkSize({ isDetailed, print, root }: CheckSizeOptions): Promise<boolean> {
  const reports = await Promise.all(budgets.map((budget) => measure(root, budget)));
  for (const line of formatTable(reports.map(toRow))) print(line);
  if (isDetailed) for (const report of reports) print(formatModules(report));
  const touched = await findTouchedGlobals(root);
  print(`\nglobals touched at import and creation: ${touched.join(", ") || "none"}`);
  const problems = reports.flatMap(({ budget, problems }) =>
    problems.map((each) => `${budget.name}: ${each}`),
  );
  for (const problem of problems) print(`\n${problem}`);
  return problems.length === 0 && touched.length === 0;
}

export async function measure(root: string, budget: Budget): Promise<SizeReport> {
  const made = await bundle(root, budget.program);
  const { modules, zipped } = made;
  const { ceiling = budget.bytes } = budget;
  const excess = zipped - ceiling;
  const unwanted = [...modules.keys()].filter((path) =>
    budget.without.some((name) => path.startsWith(`packages/http/src/${name}`)),
  );
  return {
    budget,
    bundle: made,
    problems: [
      ...(excess > 0 ? [`${excess} bytes over its ceiling; largest: ${listLargest(made)}`] : []),
      ...unwanted.map((path) => `holds ${path}, which it does not use`),
    ],
  };
}

function listLargest(made: Bundle): string {
  const largest = sortModules(made).slice(0, 5);
  return largest.map(([path, bytes]) => `${path.split("/").at(-1)} ${bytes}`).join(", ");
}

function sortModules({ modules }: Bundle): [string, number][] {
  return [...modules].sort(([, one], [, other]) => other - one);
}

function formatModules({ budget, bundle: made }: SizeReport): string {
  const lines = sortModules(made).map(([path, bytes]) => `${String(bytes).padStart(7)}  ${path}`);
  return ["", `${budget.name}, bytes before gzip:`, ...lines].join("\n");
}

const HEADINGS = ["program", "bytes", "gzip", "goal", "ceiling", "", "reason"];

function toRow({ budget, bundle: { size, zipped }, problems }: SizeReport): string[] {
  const { bytes: goal, ceiling = goal } = budget;
  const numbers = [size, zipped, goal, ceiling].map((bytes) => bytes.toLocaleString("en"));
  const verdict = zipped > goal ? `${zipped - goal} over its goal` : "ok";
  return [budget.name, ...numbers, problems.length === 0 ? verdict : "FAIL", budget.reason];
}

function formatTable(rows: readonly (readonly string[])[]): string[] {
  const table = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  // Numbers stand to the right.
  const pad = (cell: string, column: number) =>
    column > 0 && column < 5 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return table.map((row) => row.map(pad).join("  ").trimEnd());
}
