import { writeFileSync } from "node:fs";
import { findProviders } from "../../providers.ts";
import { findForkPoint } from "../base/find-base.ts";
import { isChangedSince } from "../base/git.ts";
import { renderMarkdown, renderText } from "../render/render-report.ts";
import { compareWithBase } from "../run/compare-with-base.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { findShortages, listOwnChangesets, type Shortage } from "./check-coverage.ts";

export interface GateOptions {
  /** The repository's folder. */
  readonly root: string;
  /** The branch that the change is for. Default: `main`. */
  readonly base?: string | undefined;
  /** A file to write the verdict to, as Markdown. */
  readonly summary?: string | undefined;
  readonly print: (line: string) => void;
}

/**
 * Checks that every change of a published client is covered by a changeset that came with it, of at least the
 * level of the verdict. A provider that nothing it is generated from has touched is not looked at.
 * @returns whether all are covered.
 */
export async function runGate({ root, base, summary, print }: GateOptions): Promise<boolean> {
  const fork = findForkPoint(root, base);
  const known = findProviders(root);
  const touched = known.filter((provider) =>
    isChangedSince(root, fork.commit, [
      `specs/${provider}`,
      `packages/${provider}`,
      "scripts/src",
      "specs/x-tributary.schema.json",
    ]),
  );
  print(`${touched.length} of ${known.length} providers are touched since ${fork.label}.`);
  const compared =
    touched.length === 0 ? undefined : await compareWithBase({ root, providers: touched, base: fork.commit });
  const verdicts = [...(compared?.verdicts.values() ?? [])].filter(({ level }) => level !== "none");
  const own = listOwnChangesets(root, fork.commit);
  const shortages = verdicts.flatMap((verdict) => findShortages(root, verdict, own));
  for (const verdict of verdicts) print(`\n${renderText(verdict)}`);
  if (summary !== undefined) writeFileSync(summary, renderSummary(verdicts, shortages));
  if (verdicts.length === 0) print("No published client changes.");
  for (const { problem } of shortages) print(`\n${problem}.`);
  if (shortages.length > 0) print(`\nRun \`${toCommand(shortages)}\` and commit what it writes.`);
  return shortages.length === 0;
}

/** The command that writes what is missing. */
function toCommand(shortages: readonly Shortage[]): string {
  return `pnpm specs:changeset ${[...new Set(shortages.map(({ provider }) => provider))].join(" ")}`;
}

function renderSummary(verdicts: readonly Verdict[], shortages: readonly Shortage[]): string {
  const lines = ["## Contracts", ""];
  if (verdicts.length === 0) lines.push("No published client changes.", "");
  for (const { problem } of shortages) lines.push(`- ${problem}.`);
  if (shortages.length > 0) lines.push("", "```sh", toCommand(shortages), "```", "");
  else if (verdicts.length > 0) lines.push("Every change is covered by a changeset.", "");
  return `${[...lines, ...verdicts.map(renderMarkdown)].join("\n").trimEnd()}\n`;
}
