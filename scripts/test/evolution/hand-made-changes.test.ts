import { beforeAll, describe, expect, it } from "vitest";
import { type ChangeCode, readPolicy } from "../../src/evolution/policy.ts";
import { evaluate, type Verdicts } from "../../src/evolution/verdict/evaluate.ts";
import type { Verdict } from "../../src/evolution/verdict/verdict.ts";
import { createOverlay } from "../support/create-overlay.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { createScenario, createState, readContractOf } from "./support/create-state.ts";
import type { HandMadeChange } from "./support/hand-made-change.ts";
import { handMadeChanges } from "./support/hand-made-changes.ts";

let verdicts: ReadonlyMap<string, Verdicts>;

async function createPair({ before, change, words }: HandMadeChange, index: number) {
  const old = readContractOf("align");
  before?.(old);
  const current = structuredClone(old);
  change(current);
  const overlay =
    words === undefined ? undefined : createOverlay("specs/align/client.overlay.yaml", ...words);
  return createScenario(
    `change-${index}`,
    await createState("align", old, "before"),
    await createState("align", current, "after", overlay),
  );
}

beforeAll(async () => {
  verdicts = await evaluate(repositoryRoot, await Promise.all(handMadeChanges.map(createPair)));
}, 240_000);

function readVerdict(index: number): Verdict {
  const verdict = verdicts.get(`change-${index}`)?.get("align");
  if (verdict === undefined) throw new Error("there is no verdict");
  return verdict;
}

describe("a change made by hand", () => {
  it("is of thirty kinds", () => {
    expect(new Set(handMadeChanges.map(({ name }) => name)).size).toBe(30);
  });

  const rows = handMadeChanges.map((row, index) => ({ ...row, index, reason: describeReason(row.code) }));

  it.each(rows)("$level: $name, as $reason", ({ index, level, code, subject, compiler }) => {
    const { findings, doubts, ...verdict } = readVerdict(index);
    const told = findings.map(
      (each) => `${each.level} ${each.code} ${each.subject} ${each.message?.code}: ${each.message?.text}`,
    );
    expect(verdict.level, told.join("\n")).toBe(level);
    expect(doubts).toEqual([]);
    expect(findings.every((each) => each.code !== "witness-failed")).toBe(true);
    if (code === undefined) {
      expect(told).toEqual([]);
      return;
    }
    const found = findings.filter((each) => each.code === code && each.level === level);
    expect(
      found.map((each) => each.subject),
      told.join("\n"),
    ).toContain(subject ?? found[0]?.subject);
    const proof = found.find((each) => subject === undefined || each.subject === subject)?.message;
    if (compiler === undefined) expect(proof).toBeUndefined();
    else expect(`${proof?.code}: ${proof?.text}`).toMatch(compiler);
  });
});

/** What the policy says of the kind of change, so that a failing row says why it should be what it is. */
function describeReason(code: ChangeCode | undefined): string {
  return code === undefined ? "nothing that users meet changes" : readPolicy(code).change;
}
