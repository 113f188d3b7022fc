import { expect, test } from "vitest";
import { type FaultRow, readDocumentedLines, toTableLine } from "./fault-table.ts";

declare module "vitest" {
  interface TaskMeta {
    /** The scenario of a fault test and its line of the table; `pnpm test:faults` gathers them. */
    fault?: { readonly number: number; readonly line: string };
  }
}

/** How long a scenario may take in all, in milliseconds of wall time: far above what any needs. */
const LONGEST = 15_000;

/**
 * Registers one scenario of the fault suite. It runs, and says in words without timings what it saw, which
 * must be what its row says; and the row must be in docs/reliability.md.
 */
export function fault(row: FaultRow, run: () => Promise<string>): void {
  const name = `fault ${String(row.number).padStart(2, "0")}: ${row.title}`;
  test(name, { timeout: LONGEST }, async ({ task }) => {
    const line = toTableLine(row);
    task.meta.fault = { number: row.number, line };
    expect(await run()).toBe(row.observed);
    const isWriting = process.env["TRIBUTARY_FAULTS"] === "write";
    const isKnown = isWriting || readDocumentedLines().includes(line);
    expect(isKnown, "docs/reliability.md has this line; pnpm test:faults --write adds it").toBe(true);
  });
}
