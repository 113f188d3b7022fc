import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readReport } from "./fault-report.ts";
import { HEAD, replaceSection } from "./reliability-section.ts";
import { runSuite } from "./run-suite.ts";

export interface TestFaultsOptions {
  /** The repository. */
  readonly root: string;
  /** Fail when the documentation does not hold exactly this table. */
  readonly check: boolean;
  /** Write the table into the documentation. */
  readonly write: boolean;
  readonly print: (line: string) => void;
}

/** Runs the fault suite, prints its table, and checks or writes the documentation; tells whether all is well. */
export async function testFaults({ root, check, write, print }: TestFaultsOptions): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-faults-"));
  try {
    const file = join(folder, "report.json");
    const isPassed = await runSuite(root, file, write);
    const { lines, failed } = readReport(readFileSync(file, "utf8"));
    for (const line of [...HEAD, ...lines]) print(line);
    print(`\n${lines.length} scenarios passed${failed.length > 0 ? `, ${failed.length} failed:` : ""}`);
    for (const name of failed) print(`  ${name}`);
    if (!isPassed || failed.length > 0) return false;
    return documentLines(join(root, "docs/reliability.md"), lines, { check, write, print });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function documentLines(
  path: string,
  lines: readonly string[],
  { check, write, print }: Omit<TestFaultsOptions, "root">,
): boolean {
  if (!check && !write) return true;
  const before = readFileSync(path, "utf8");
  const after = replaceSection(before, lines);
  if (write) writeFileSync(path, after);
  if (write || after === before) return true;
  print("docs/reliability.md holds another table: run pnpm test:faults --write");
  return false;
}
