import { readFileAt } from "../base/git.ts";
import {
  listPendingChangesets,
  type PendingChangeset,
  toChangesetFile,
} from "../changeset/contract-changeset.ts";
import { readPendingProof } from "../changeset/read-pending-proof.ts";
import { findHighest, isAtLeast, type Level } from "../level.ts";
import type { Verdict } from "../verdict/verdict.ts";

/** What a package is short of. */
export interface Shortage {
  readonly provider: string;
  /** As a sentence without its stop. */
  readonly problem: string;
}

/**
 * The changesets that came, or were written anew, since a commit: those that waited there are spoken for by
 * what was changed there.
 */
export function listOwnChangesets(root: string, commit: string): PendingChangeset[] {
  return listPendingChangesets(root).filter(({ file, text }) => readFileAt(root, commit, file) !== text);
}

/** What is short of a verdict among the changesets of a change: a bump that is too small, a proof of another state, a doubt. */
export function findShortages(root: string, verdict: Verdict, own: readonly PendingChangeset[]): Shortage[] {
  const { provider, bump, customers, current, doubts, level } = verdict;
  if (level === "none") return [];
  const wanted: readonly (readonly [string, Level])[] = [
    [`@tributary/${provider}`, bump],
    ["@tributary/customers", customers.bump],
  ];
  const problems = wanted.flatMap(([name, least]) => {
    const given = findHighest(own.map(({ bumps }) => bumps.get(name) ?? "none"));
    if (isAtLeast(given, least)) return [];
    const found = given === "none" ? "there is none" : `there is a ${given} only`;
    return [`\`${name}\` needs a ${least} changeset, and ${found}`];
  });
  const proof = readPendingProof(root, provider);
  const isOwn = own.some(({ file }) => file === toChangesetFile(provider));
  if (isOwn && proof !== undefined && proof.surface !== current.surface) {
    problems.push(`\`${toChangesetFile(provider)}\` was written of another state of the contract`);
  }
  const given = findHighest(own.map(({ bumps }) => bumps.get(`@tributary/${provider}`) ?? "none"));
  // Nothing is above a major: a doubt is settled by it.
  if (doubts.length > 0 && given !== "major") {
    problems.push(
      `the verdict on \`@tributary/${provider}\` is in doubt: review it, and settle it by a major changeset of your own`,
    );
  }
  return problems.map((problem) => ({ provider, problem }));
}
