import { existsSync } from "node:fs";
import { join } from "node:path";
import { findProviders } from "../../providers.ts";
import { readSources } from "../../sources.ts";
import { findCommit } from "../base/git.ts";
import type { Level } from "../level.ts";
import { findHighest } from "../level.ts";
import { renderChangeset } from "../render/render-changeset.ts";
import { createProof, renderProof } from "../render/render-proof.ts";
import { readToolVersions } from "../render/tool-versions.ts";
import { type Comparison, compareWithBase } from "../run/compare-with-base.ts";
import type { Verdict } from "../verdict/verdict.ts";
import {
  listStaleProofs,
  removeFile,
  replaceFile,
  toChangesetFile,
  toProofFile,
} from "./contract-changeset.ts";
import { readPendingBump, readPendingProof } from "./read-pending-proof.ts";

export interface WriteChangesetsOptions {
  /** The repository's folder. */
  readonly root: string;
  /** The providers to write for; all when empty. */
  readonly providers: readonly string[];
  /** What to compare with. Default: of each provider, what users have. */
  readonly base?: string | undefined;
}

/** What was written, and why. */
export interface WrittenChangesets extends Comparison {
  /** The files that changed, relative to the repository. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Compares what `specs/` gives with what is published and writes a changeset, with its proof, for each provider
 * that changed. A changeset that waits already is written anew from the published state, and its bump never
 * falls; one whose change was taken back is removed. The same state gives the same bytes.
 */
export async function writeChangesets(options: WriteChangesetsOptions): Promise<WrittenChangesets> {
  const { root, base } = options;
  const providers = options.providers.length === 0 ? findProviders(root) : options.providers;
  const bases = base === undefined ? listPendingBases(root, providers) : new Map<string, string>();
  const comparison = await compareWithBase({ root, providers, base, bases });
  const written: string[] = [];
  const removed = listStaleProofs(root).filter((file) => removeFile(root, file));
  for (const [provider, verdict] of comparison.verdicts) {
    const files = [toChangesetFile(provider), toProofFile(provider)] as const;
    if (verdict.level === "none") {
      removed.push(...files.filter((file) => removeFile(root, file)));
      continue;
    }
    const texts = renderFiles(root, verdict, comparison.commits.get(provider)?.commit);
    written.push(...files.filter((file, index) => replaceFile(root, file, texts[index] ?? "")));
  }
  return { ...comparison, written, removed };
}

/** A changeset that waits was written of a state that users have: what came since is told from there. */
function listPendingBases(root: string, providers: readonly string[]): Map<string, string> {
  return new Map(
    providers.flatMap((provider) => {
      const commit = readPendingProof(root, provider)?.baseCommit;
      return commit === undefined || findCommit(root, commit) === undefined
        ? []
        : [[provider, commit] as const];
    }),
  );
}

function renderFiles(root: string, verdict: Verdict, baseCommit: string | undefined): [string, string] {
  const tools = readToolVersions(root);
  const bumps = listBumps(root, verdict);
  const { displayName } = readSources(root, verdict.provider);
  return [
    renderChangeset(verdict, bumps, displayName, tools),
    renderProof(createProof(verdict, bumps, tools, baseCommit)),
  ];
}

function listBumps(root: string, { provider, bump, customers }: Verdict): Map<string, Level> {
  const bumps = new Map([[`@tributary/${provider}`, bump]]);
  if (existsSync(join(root, "packages/customers"))) bumps.set("@tributary/customers", customers.bump);
  return new Map(
    [...bumps]
      .map(([name, level]) => [name, findHighest([level, readPendingBump(root, provider, name)])] as const)
      .filter(([, level]) => level !== "none"),
  );
}
