import { findHighest, type Level } from "../../../src/evolution/level.ts";
import type { Scenario } from "../../../src/evolution/project/scenario.ts";
import { type Judgement, judgeChanges } from "../../../src/evolution/verdict/judge.ts";
import { proveTypes, type TypeProof } from "../../../src/evolution/verdict/prove-types.ts";
import { repositoryRoot } from "../../support/repository-root.ts";

/** What types and compilers make of a scenario of one provider. */
export interface Proven extends Judgement {
  readonly level: Level;
  readonly proof: TypeProof;
}

/** Judges scenarios of one provider each by their types alone: without documents. By scenario. */
export async function prove(scenarios: readonly Scenario[], compiler?: string): Promise<Map<string, Proven>> {
  const proofs = await proveTypes({
    root: repositoryRoot,
    scenarios,
    ...(compiler === undefined ? {} : { compiler }),
  });
  return new Map(
    scenarios.flatMap(({ id, providers }) =>
      [...providers].map(([provider, policy]) => {
        const proof = proofs.get(`${id}/${provider}`);
        if (proof === undefined) throw new Error(`there is no proof of ${id}`);
        const { changes, witness, red } = proof;
        const judgement = judgeChanges({ changes, policy, witness, red });
        const level = findHighest(judgement.findings.map((finding) => finding.level));
        return [id, { ...judgement, level, proof }] as const;
      }),
    ),
  );
}
