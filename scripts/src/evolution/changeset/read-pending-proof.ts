import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../../json.ts";
import { type Level, levels } from "../level.ts";
import { listPendingChangesets, toChangesetFile, toProofFile } from "./contract-changeset.ts";

/** What the changeset that waits for a provider's contract was written of. */
export interface PendingProof {
  /** The commit it was compared with; undefined for a file. */
  readonly baseCommit: string | undefined;
  /** The surface that it leads to, as its hash. */
  readonly surface: string;
  readonly level: Level;
}

/** The proof of the changeset that waits for a provider; undefined where there is none, or one that was broken. */
export function readPendingProof(root: string, provider: string): PendingProof | undefined {
  const file = join(root, toProofFile(provider));
  if (!existsSync(file) || !existsSync(join(root, toChangesetFile(provider)))) return undefined;
  try {
    const proof: unknown = JSON.parse(readFileSync(file, "utf8"));
    const current = isObject(proof) ? proof["current"] : undefined;
    if (!isObject(proof) || !isObject(current) || proof["proofVersion"] !== 1) return undefined;
    const level = levels.find((each) => each === proof["level"]);
    if (level === undefined) return undefined;
    const commit = proof["baseCommit"];
    return {
      baseCommit: typeof commit === "string" ? commit : undefined,
      surface: String(current["surface"]),
      level,
    };
  } catch {
    return undefined;
  }
}

/** The bump that a provider's own changeset, which waits, gives a package; `none` where it names it not. */
export function readPendingBump(root: string, provider: string, name: string): Level {
  const own = listPendingChangesets(root).find(({ file }) => file === toChangesetFile(provider));
  return own?.bumps.get(name) ?? "none";
}
