import { formatJson } from "../../json.ts";
import type { Level } from "../level.ts";
import type { PackageState } from "../published-package.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { ToolVersions } from "./tool-versions.ts";

/** The machine-readable proof beside a changeset. */
export interface Proof extends Omit<Verdict, "base" | "current"> {
  readonly proofVersion: 1;
  readonly package: string;
  readonly bumps: Readonly<Record<string, Level>>;
  readonly tools: ToolVersions;
  /** The commit that was compared with; null for a file. */
  readonly baseCommit: string | null;
  /** What users have, and what this leads to; null for no package. Where they were read from is not a part of it. */
  readonly base: ProvenState | null;
  readonly current: ProvenState;
}

type ProvenState = Omit<PackageState, "label">;

/** The proof of a verdict. Upstream's long texts are cut: a proof names places and does not repeat documents. */
export function createProof(
  verdict: Verdict,
  bumps: ReadonlyMap<string, Level>,
  tools: ToolVersions,
  baseCommit: string | undefined,
): Proof {
  return {
    proofVersion: 1,
    package: `@tributary/${verdict.provider}`,
    bumps: Object.fromEntries(bumps),
    baseCommit: baseCommit ?? null,
    tools,
    ...verdict,
    base: verdict.base === undefined ? null : withoutLabel(verdict.base),
    current: withoutLabel(verdict.current),
  };
}

function withoutLabel({ label: _, ...state }: PackageState): ProvenState {
  return state;
}

const longest = 2000;

/** A proof as its file has it. */
export function renderProof(proof: Proof): string {
  const cut = (_: string, value: unknown): unknown =>
    typeof value === "string" && value.length > longest
      ? `${value.slice(0, longest).toWellFormed()}…`
      : value;
  return formatJson(JSON.parse(JSON.stringify(proof, cut)));
}
