import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { findHighest } from "../../src/evolution/level.ts";
import type { Scenario } from "../../src/evolution/project/scenario.ts";
import type { PublishedPackage } from "../../src/evolution/published-package.ts";
import type { JsonObject } from "../../src/json.ts";
import { createScenario, createState, readContractOf } from "./support/create-state.ts";
import { type Operator, operators } from "./support/mutations.ts";
import { type Proven, prove } from "./support/prove.ts";

interface Mutant {
  readonly id: string;
  readonly provider: string;
  readonly operator: Operator;
  readonly old: PublishedPackage;
  readonly current: PublishedPackage;
  readonly document: JsonObject;
}

const providers = ["align", "gurupay", "killb"];
/** Which of the places where an operator can change a contract are tried. */
const sites = fc.sample(fc.nat(), { seed: 20_261_128, numRuns: operators.length * providers.length * 2 });

let mutants: Mutant[];
let pairs: (readonly [Mutant, Mutant])[];
let proven: ReadonlyMap<string, Proven>;

beforeAll(async () => {
  mutants = (await Promise.all(providers.map(createMutants))).flat();
  const joined = await joinMutants();
  pairs = joined.map(({ pair }) => pair);
  const scenarios: Scenario[] = mutants.flatMap(({ id, old, current }) => [
    createScenario(id, old, current),
    createScenario(`${id}-back`, current, old),
  ]);
  proven = await prove([...scenarios, ...joined.map(({ scenario }) => scenario)]);
}, 240_000);

async function createMutants(provider: string, offset: number): Promise<Mutant[]> {
  const old = await createState(provider, readContractOf(provider), "before");
  const mutants: Mutant[] = [];
  for (const [index, operator] of operators.entries()) {
    const document = readContractOf(provider);
    const changes = operator.list(document);
    const site = sites[(index * providers.length + offset) * 2] ?? 0;
    const change = changes[site % Math.max(1, changes.length)];
    if (change === undefined) continue;
    change();
    const current = await createState(provider, document, "after");
    mutants.push({ id: `${provider}-${index}`, provider, operator, old, current, document });
  }
  return mutants;
}

/** Two operators at once, on the same contract: the second changes what the first has made. */
async function joinMutants(): Promise<{ pair: readonly [Mutant, Mutant]; scenario: Scenario }[]> {
  const names = [
    ["add a member", "remove an enum value"],
    ["remove a member", "document an error"],
    ["add an enum value", "add an optional parameter"],
    ["change a type", "add a required parameter"],
  ];
  return await Promise.all(
    names.map(async ([first, second], index) => {
      const pick = (name = ""): Mutant => {
        const mutant = mutants.find(
          ({ provider, operator }) => provider === "align" && operator.name === name,
        );
        if (mutant === undefined) throw new Error(`there is no mutant to ${name}`);
        return mutant;
      };
      const pair = [pick(first), pick(second)] as const;
      const document = structuredClone(pair[0].document);
      pair[1].operator.list(document).at(-1)?.();
      const current = await createState("align", document, "after");
      return { pair, scenario: createScenario(`joined-${index}`, pair[0].old, current) };
    }),
  );
}

function read(id: string): Proven {
  const found = proven.get(id);
  if (found === undefined) throw new Error(`${id} was not proven`);
  return found;
}

const tell = ({ findings, proof }: Proven): string =>
  [
    ...findings.map(({ level, code, subject }) => `${level} ${code} ${subject}`),
    ...proof.red.map(({ error }) => error.text),
  ].join("\n");

describe("a mutation of a contract", () => {
  it("is made by every operator, of every contract that has a place for it", () => {
    expect(mutants.length).toBeGreaterThan(38);
    expect(new Set(mutants.map(({ operator }) => operator.name)).size).toBe(operators.length);
  });

  it("breaks the witness just where the walk over types calls it breaking, there and back", () => {
    for (const [id, each] of proven) {
      const isRed = each.proof.red.length > 0;
      expect(isRed, `${id}\n${tell(each)}`).toBe(each.level === "major");
      expect(each.doubts, `${id}\n${tell(each)}`).toEqual([]);
      expect(each.proof.unsound, id).toEqual([]);
      expect(each.proof.ignored, id).toBe(0);
    }
  });

  it("is what its operator is", () => {
    for (const { id, operator } of mutants) {
      const each = read(id);
      expect(each.level === "major", `${id}: ${operator.name}\n${tell(each)}`).toBe(
        operator.expected === "breaking",
      );
      expect(each.findings.length, `${id}: ${operator.name}`).toBeGreaterThan(0);
    }
  });

  it("has a message of the compiler for each finding that a compiler can prove", () => {
    for (const [id, { findings }] of proven) {
      const breaking = findings.filter(({ level }) => level === "major");
      for (const { code, subject, message } of breaking)
        expect(message?.code, `${id} ${code} ${subject}`).toMatch(/^TS\d+$/);
    }
  });

  it("turns what it adds into what is removed when it is taken back, and the reverse", () => {
    const select = (id: string, ending: string): string[] =>
      read(id)
        .findings.filter(
          ({ code }) =>
            /^(?:name|operation|environment|response-member|request-member)-/.test(code) &&
            code.endsWith(ending),
        )
        .map(({ code, subject }) => `${code.slice(0, -ending.length)} ${subject}`)
        .toSorted();
    let count = 0;
    for (const { id } of mutants) {
      expect(select(`${id}-back`, "-removed")).toEqual(expect.arrayContaining(select(id, "-added")));
      expect(select(`${id}-back`, "-added")).toEqual(select(id, "-removed"));
      count += select(id, "-added").length + select(id, "-removed").length;
    }
    expect(count).toBeGreaterThan(10);
  });

  it("is, with another, the worse of the two", () => {
    expect(pairs).toHaveLength(4);
    for (const [index, [one, other]] of pairs.entries()) {
      const levels = [read(one.id).level, read(other.id).level];
      expect(read(`joined-${index}`).level, `${one.operator.name} and ${other.operator.name}`).toBe(
        findHighest(levels),
      );
    }
  });
});
