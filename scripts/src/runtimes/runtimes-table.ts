import type { CheckResult } from "../../../packages/http/test/runtimes/check.ts";

/** How a runtime fared: its checks, or why there are none. */
export type RuntimeReport =
  | { readonly name: string; readonly version: string; readonly results: readonly CheckResult[] }
  | { readonly name: string; readonly skipped: string }
  | { readonly name: string; readonly version: string; readonly failed: string };

const CELLS = { pass: "pass", fail: "FAIL", absent: "-" };

/** Writes a row per check and a column per runtime, then why cells are not `pass`. */
export function formatReports(reports: readonly RuntimeReport[]): string {
  const checks = [...new Set(reports.flatMap((report) => toResults(report).map(({ name }) => name)))];
  const rows = [
    ["", ...reports.map(({ name }) => name)],
    ["", ...reports.map((report) => ("version" in report ? report.version : ""))],
    ...checks.map((check) => [check, ...reports.map((report) => toCell(report, check))]),
  ];
  const notes = reports.flatMap(explain);
  return [...formatRows(rows), ...(notes.length === 0 ? [] : ["", ...notes]), "", summarise(reports)].join(
    "\n",
  );
}

export function hasFailed(report: RuntimeReport): boolean {
  return "failed" in report || toResults(report).some(({ outcome }) => outcome === "fail");
}

function toResults(report: RuntimeReport): readonly CheckResult[] {
  return "results" in report ? report.results : [];
}

function toCell(report: RuntimeReport, check: string): string {
  if ("skipped" in report) return "skip";
  if ("failed" in report) return CELLS.fail;
  const result = report.results.find(({ name }) => name === check);
  return result ? CELLS[result.outcome] : "?";
}

function formatRows(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function explain(report: RuntimeReport): string[] {
  if ("skipped" in report) return [`${report.name} was skipped: ${report.skipped}`];
  if ("failed" in report) return [`${report.name} FAILED: ${report.failed}`];
  return report.results
    .filter(({ outcome }) => outcome !== "pass")
    .map(
      ({ name, outcome, detail }) =>
        `${report.name} ${outcome === "fail" ? "FAILED" : "has not"} "${name}": ${detail}`,
    );
}

function summarise(reports: readonly RuntimeReport[]): string {
  const failed = reports.filter(hasFailed).length;
  const skipped = reports.filter((report) => "skipped" in report).length;
  const passed = reports.length - failed - skipped;
  return `${passed} ${passed === 1 ? "runtime" : "runtimes"} passed, ${failed} failed, ${skipped} skipped`;
}
