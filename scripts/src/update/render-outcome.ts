import { toPrintable } from "../printable.ts";
import type { FileChange } from "./commit-changes.ts";
import type { Outcome } from "./run-update.ts";

/** What came of a provider, as text for people. */
export function renderOutcome(outcome: Outcome): string {
  switch (outcome.outcome) {
    case "skipped":
      return `${outcome.provider}  skipped: ${toPrintable(outcome.reason)}`;
    case "failed":
      return `${outcome.provider}  failed: ${outcome.reason}`;
    case "unchanged":
      return `${outcome.provider}  unchanged: ${toPrintable(outcome.from)} is the document that is held`;
    default:
      return renderUpdate(outcome);
  }
}

function renderUpdate({ provider, outcome, from, update }: Extract<Outcome, { update: object }>): string {
  const { before, sha256, published, offered, classification, changes, review } = update;
  const counts = Object.entries(classification?.counts ?? {}).map(([kind, count]) => `${count} ${kind}`);
  const level = classification?.level ?? "not compared";
  return [
    `${provider}  ${outcome === "due" ? "would be updated" : "updated"} from ${toPrintable(from)}`,
    `  document    ${before.slice(0, 12)} to ${sha256.slice(0, 12)}`,
    `  operations  ${published.before} to ${published.after} published, ${offered.before} to ${offered.after} offered`,
    `  level       ${level}${counts.length === 0 ? "" : ` (${counts.join(", ")})`}`,
    ...changes.map((change) => `  ${describeChange(change)}  ${change.path}`),
    ...review.map((each) => `  review      ${toPrintable(each)}`),
    ...(outcome === "due"
      ? ["  Nothing was written. Run `pnpm specs:update` to do so."]
      : ["  Now run `pnpm specs:lint`, `pnpm typecheck` and `pnpm test`."]),
  ].join("\n");
}

function describeChange({ before, after }: FileChange): string {
  if (before === undefined) return "created   ";
  return after === undefined ? "removed   " : "updated   ";
}
