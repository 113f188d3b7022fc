import { writeChangesets } from "../evolution/changeset/write-changesets.ts";
import { policy } from "../evolution/policy.ts";
import type { Classify } from "./classify.ts";

/** Reaches the verdict of a provider and writes its changeset; see `specs:changeset`. */
export const classifyContract: Classify = async (root, provider) => {
  const { verdicts } = await writeChangesets({ root, providers: [provider] });
  const verdict = verdicts.get(provider);
  if (verdict === undefined) throw new Error(`There is no verdict of ${provider}.`);
  const counts: Record<string, number> = {};
  for (const { code } of verdict.findings) {
    const { section } = policy[code];
    counts[section] = (counts[section] ?? 0) + 1;
  }
  const mapping = verdict.customers.errors.map(
    ({ file, line, code, text }) => `${file}:${line} no longer compiles (${code}: ${text})`,
  );
  return { level: verdict.level, counts, review: [...verdict.doubts, ...mapping] };
};
