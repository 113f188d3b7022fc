import { compareCode, compareManifests } from "../compare-code.ts";
import { type Change, type Finding, groupChanges } from "../finding.ts";
import { findHighest, shiftLevel } from "../level.ts";
import { readPolicy } from "../policy.ts";
import type { Scenario } from "../project/scenario.ts";
import {
  hashSurface,
  type PublishedPackage,
  readContract,
  readState,
  readVersion,
} from "../published-package.ts";
import { readPlainNames } from "../types/plain-names.ts";
import { toWireChanges } from "../wire/compare-contracts.ts";
import type { WireChange } from "../wire/read-report.ts";
import { diffContracts } from "../wire/run-redocly.ts";
import { judgeChanges, sortFindings } from "./judge.ts";
import type { TypeProof } from "./prove-types.ts";
import { type CustomersVerdict, untouchedCustomers, type Verdict } from "./verdict.ts";

/** The verdicts of a scenario, by provider. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/**
 * Gives the verdict on every provider of scenarios. A package that is what it was is known by its hash, and
 * costs nothing; all others share one program, one run of the compiler, and a run of Redocly's diff each.
 */
export async function evaluate(root: string, scenarios: readonly Scenario[]): Promise<Map<string, Verdicts>> {
  const changed = scenarios
    .map((scenario) => keepChanged(scenario))
    .filter(({ providers }) => providers.size > 0);
  const pending = compareContracts(changed);
  // Loaded when there is something to prove: it brings a compiler along.
  const { proveTypes } = await import("./prove-types.ts");
  const proofs = changed.length === 0 ? new Map() : await proveTypes({ root, scenarios: changed });
  const contracts = await pending;
  return new Map(
    scenarios.map((scenario) => [
      scenario.id,
      new Map(
        [...scenario.providers.keys()].flatMap((provider) => {
          const key = `${scenario.id}/${provider}`;
          const verdict = toVerdict(scenario, provider, proofs.get(key), contracts.get(key) ?? []);
          return verdict === undefined ? [] : [[provider, verdict] as const];
        }),
      ),
    ]),
  );
}

function keepChanged(scenario: Scenario): Scenario {
  const providers = [...scenario.providers].filter(([provider]) => {
    const [old, current] = [scenario.old, scenario.new].map(({ packages }) => packages.get(provider));
    return old !== undefined && current !== undefined && hashSurface(old) !== hashSurface(current);
  });
  return { ...scenario, providers: new Map(providers) };
}

/** Two at a time: each is a process of its own. */
async function compareContracts(scenarios: readonly Scenario[]): Promise<Map<string, readonly WireChange[]>> {
  const found = new Map<string, readonly WireChange[]>();
  const jobs = scenarios.flatMap(({ id, old, new: current, providers }) =>
    [...providers.keys()].flatMap((provider) => {
      const [before, after] = [old, current].map(({ packages }) => packages.get(provider));
      if (before === undefined || after === undefined || readContract(before) === readContract(after))
        return [];
      return [{ key: `${id}/${provider}`, provider, before, after }];
    }),
  );
  const work = async (): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      found.set(
        job.key,
        await diffContracts(readContract(job.before), readContract(job.after), job.provider),
      );
    }
  };
  await Promise.all([work(), work()]);
  return found;
}

function toVerdict(
  scenario: Scenario,
  provider: string,
  proof: TypeProof | undefined,
  wire: readonly WireChange[],
): Verdict | undefined {
  const [old, current] = [scenario.old, scenario.new].map(({ packages }) => packages.get(provider));
  const policy = scenario.providers.get(provider);
  if (current === undefined || policy === undefined) return undefined;
  const version = readVersion(current);
  const state = {
    provider,
    version,
    base: old === undefined ? undefined : readState(old),
    current: readState(current),
    witness: { uses: 0, errors: 0, ignored: 0 },
    customers: untouchedCustomers,
  };
  if (old === undefined) return conclude(state, [toAddedPackage(provider)], []);
  if (proof === undefined) return conclude(state, [], []);
  const changes = joinLayers(old, current, proof, wire);
  const { findings, doubts } = judgeChanges({ changes, policy, witness: proof.witness, red: proof.red });
  const uses = proof.witness.lines.filter((line) => line !== undefined).length;
  return conclude(
    {
      ...state,
      witness: { uses, errors: proof.red.length, ignored: proof.ignored },
      customers: judgeCustomers(proof, customersVersion(scenario)),
    },
    findings,
    [...proof.unsound.map((error) => `types prove nothing where they do not compile: ${error}`), ...doubts],
  );
}

/** The changes that each layer alone can see: the types' first, then what only documents show. */
function joinLayers(
  old: PublishedPackage,
  current: PublishedPackage,
  proof: TypeProof,
  wire: readonly WireChange[],
): Change[] {
  const documents = {
    old: JSON.parse(readContract(old)),
    current: JSON.parse(readContract(current)),
    plainNames: readPlainNames(old),
  };
  const told = [...proof.changes, ...compareManifests(old, current)];
  const fromDocuments = groupChanges(toWireChanges(wire, documents, told));
  // The table says again what the document says of servers and credentials.
  const isRepeated = (change: Change): boolean =>
    change.layer === "descriptor" && fromDocuments.some(({ code }) => code === change.code);
  const changes = [...told.filter((change) => !isRepeated(change)), ...fromDocuments];
  return changes.length > 0 ? changes : compareCode(old, current);
}

function conclude(
  state: Omit<Verdict, "level" | "bump" | "findings" | "doubts">,
  findings: readonly Finding[],
  doubts: readonly string[],
): Verdict {
  const level = findHighest(findings.map((finding) => finding.level));
  return { ...state, level, bump: shiftLevel(level, state.version), findings, doubts };
}

function toAddedPackage(provider: string): Finding {
  const { level } = readPolicy("package-added");
  return {
    code: "package-added",
    level,
    layer: "package",
    subject: `@tributary/${provider}`,
    detail: "",
    operations: [],
    places: [],
  };
}

function judgeCustomers({ customers }: TypeProof, version: string): CustomersVerdict {
  const findings = sortFindings(
    customers.changes.map((change) => ({ ...change, level: readPolicy(change.code).level })),
  );
  const levels = findings.map(({ level }) => level);
  // A mapping that must be mended is a release of its own, if only a patch.
  const level = findHighest([...levels, customers.errors.length > 0 ? "patch" : "none"]);
  return { level, bump: shiftLevel(level, version), findings, errors: customers.errors };
}

function customersVersion({ new: { customers } }: Scenario): string {
  const manifest = customers?.get("package.json");
  return manifest === undefined ? "0.0.0" : String(JSON.parse(manifest).version);
}
