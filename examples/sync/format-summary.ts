import type { SyncSummary } from "./sync-customers.ts";

/** What a run has done, as a table with a line for each failure under it. */
export function formatSummary({ providers, run }: SyncSummary, database: string): string {
  const rows = [
    ["PROVIDER", "NEW", "CHANGED", "UNCHANGED", "REMOVED", "FAILURES", "ROWS"],
    ...providers.map((each) => [
      each.provider,
      ...[each.added, each.changed, each.unchanged, each.removed, each.failures, each.rows].map(String),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  const errors = providers.flatMap(({ errors: each, provider }) =>
    each.map((error) => `  ${provider} failed: ${error}`),
  );
  const hint = errors.length > 0 ? ["  What others gave is kept. Run again to go on where it stopped."] : [];
  return [`Run ${run} into ${database}:`, "", ...lines.map((line) => `  ${line}`), "", ...errors, ...hint]
    .join("\n")
    .trimEnd();
}
