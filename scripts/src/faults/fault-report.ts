/** What a run of the fault suite found. */
export interface FaultReport {
  /** The table's lines of the scenarios that passed, by number. */
  readonly lines: readonly string[];
  /** The names of the tests that did not. */
  readonly failed: readonly string[];
}

/** What is used of vitest's JSON report. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly meta: { readonly fault?: { readonly number: number; readonly line: string } };
    }[];
  }[];
}

/** Reads vitest's report of the fault suite. */
export function readReport(text: string): FaultReport {
  const { testResults } = JSON.parse(text) as VitestReport;
  // Files finish in any order.
  const files = testResults.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const faults = tests.flatMap(({ status, meta }) => (status === "passed" && meta.fault ? [meta.fault] : []));
  return {
    lines: faults.toSorted((one, other) => one.number - other.number).map(({ line }) => line),
    failed: tests.filter(({ status }) => status !== "passed").map(({ fullName }) => fullName),
  };
}
