import type { Finding } from "../../../src/evolution/finding.ts";
import { findHighest, shiftLevel } from "../../../src/evolution/level.ts";
import { type ChangeCode, readPolicy } from "../../../src/evolution/policy.ts";
import { untouchedCustomers, type Verdict } from "../../../src/evolution/verdict/verdict.ts";

/** A finding of a kind, at the level of the policy. */
export function createFinding(code: ChangeCode, subject: string, members: Partial<Finding> = {}): Finding {
  const { level } = readPolicy(code);
  return { code, level, layer: "types", subject, detail: "", operations: [], places: [], ...members };
}

/** A verdict on Align of these findings. */
export function createVerdict(findings: readonly Finding[], members: Partial<Verdict> = {}): Verdict {
  const version = members.version ?? "1.0.0";
  const level = findHighest(findings.map((finding) => finding.level));
  return {
    provider: "align",
    level,
    bump: shiftLevel(level, version),
    version,
    base: { label: "main", contract: "a".repeat(64), surface: "b".repeat(64) },
    current: { label: "specs/align", contract: "c".repeat(64), surface: "d".repeat(64) },
    findings,
    doubts: [],
    witness: { uses: 10, errors: 1, ignored: 0 },
    customers: untouchedCustomers,
    ...members,
  };
}
