import { describeFailure, totals } from "./find-deviations.ts";
import type { Dashboard } from "./load-dashboard.ts";
import { providers, scenarios } from "./scenarios.ts";

const nameWidth = Math.max(...scenarios.map(({ name }) => name.length));
const TIME_WIDTH = "1500 ms".length;

/** The heading of the table. */
export const heading: string = toLine(
  "SCENARIO",
  providers.map((provider) => provider.toUpperCase()),
  "TIME",
  "FAILURES",
);

/** A scenario as a line of the table: what arrived from each provider, how long it took, and what failed. */
export function formatOutcome(name: string, { customers, failures, milliseconds }: Dashboard): string {
  const arrived = providers.map((provider) => {
    const count = customers.filter((customer) => customer.provider === provider).length;
    return `${count}/${totals[provider]}`;
  });
  return toLine(name, arrived, `${Math.round(milliseconds)} ms`, formatFailures(failures) || "-");
}

/** Failures by what happened, and to whom how often. */
function formatFailures(failures: Dashboard["failures"]): string {
  const kinds = new Set(failures.map(describeFailure));
  const lines = [...kinds].map((kind) => {
    const ofKind = failures.filter((failure) => describeFailure(failure) === kind);
    const whom = providers.flatMap((provider) => {
      const times = ofKind.filter((failure) => failure.provider === provider).length;
      if (times === 0) return [];
      return [times === 1 ? provider : `${provider} (${times} times)`];
    });
    return `${whom.join(", ")}: ${kind}`;
  });
  return lines.join("; ");
}

function toLine(name: string, arrived: readonly string[], time: string, failures: string): string {
  const cells = [
    name.padEnd(nameWidth),
    ...arrived.map((cell) => cell.padEnd("GURUPAY".length)),
    time.padStart(TIME_WIDTH),
    failures,
  ];
  return `  ${cells.join("  ")}`;
}
