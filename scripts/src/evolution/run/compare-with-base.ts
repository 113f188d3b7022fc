import { join } from "node:path";
import { generate } from "../../generate.ts";
import { assertProviders, findProviders } from "../../providers.ts";
import type { BaseCommit } from "../base/find-base.ts";
import { isChangedSince, readFolderAt } from "../base/git.ts";
import { type Base, readBase } from "../base/read-base.ts";
import { pickPublished, readFolder } from "../base/read-package.ts";
import type { Scenario } from "../project/scenario.ts";
import type { PublishedPackage } from "../published-package.ts";
import { evaluate, type Verdicts } from "../verdict/evaluate.ts";
import { readProviderPolicy } from "./read-provider-policy.ts";

export interface CompareOptions {
  /** The repository's folder. */
  readonly root: string;
  /** The providers to compare; all when empty. */
  readonly providers: readonly string[];
  /** What to compare with. Default: of each provider, what users have. */
  readonly base?: string | undefined;
  /** What to compare single providers with, instead. */
  readonly bases?: ReadonlyMap<string, string>;
}

/** The verdicts, and the commits they compare with. */
export interface Comparison {
  readonly verdicts: Verdicts;
  readonly commits: ReadonlyMap<string, BaseCommit>;
}

/**
 * Compares what `specs/` gives now with what is published, and gives a verdict per provider. It generates in
 * memory and writes nothing to the tree.
 * @throws {CodegenError | EvolutionError} where a contract does not generate or a base cannot be read.
 */
export async function compareWithBase(options: CompareOptions): Promise<Comparison> {
  const { root } = options;
  const known = findProviders(root);
  assertProviders(known, options.providers);
  const asked = options.providers.length === 0 ? known : options.providers;
  const bases = new Map<string, Base>();
  for (const provider of asked) {
    const base = options.bases?.get(provider) ?? options.base;
    bases.set(provider, await readBase(root, provider, base, asked.length === 1));
  }
  const current = await generateCurrent(root, known);
  const scenario = createScenario(root, asked, bases, current);
  const verdicts = (await evaluate(root, [scenario])).get(scenario.id) ?? new Map();
  const commits = [...bases].flatMap(([provider, { commit }]) =>
    commit === undefined ? [] : [[provider, commit] as const],
  );
  return { verdicts, commits: new Map(commits) };
}

async function generateCurrent(
  root: string,
  providers: readonly string[],
): Promise<Map<string, PublishedPackage>> {
  const generated = await generate(root, providers);
  return new Map(
    generated.map((each) => {
      if (!("files" in each)) throw each.error;
      const prefix = `packages/${each.provider}/`;
      const own = [...each.files].filter(([path]) => path.startsWith(prefix));
      const files = pickPublished(new Map(own.map(([path, text]) => [path.slice(prefix.length), text])));
      return [each.provider, { provider: each.provider, label: `specs/${each.provider}`, files }];
    }),
  );
}

function createScenario(
  root: string,
  asked: readonly string[],
  bases: ReadonlyMap<string, Base>,
  current: ReadonlyMap<string, PublishedPackage>,
): Scenario {
  const old = [...current].flatMap(([provider, source]) => {
    const base = bases.get(provider);
    const state = base === undefined ? source : base.published;
    return state === undefined ? [] : [[provider, state] as const];
  });
  const commits = [...new Set([...bases.values()].map(({ commit }) => commit?.commit))];
  const [only] = commits;
  const isOther = only !== undefined && commits.length === 1 && isChangedSince(root, only, ["packages/http"]);
  const transport = isOther ? () => readFolderAt(root, only, "packages/http") : undefined;
  const customers = readSourcesOf(readFolder(join(root, "packages/customers")));
  // Several bases have no one state of the composed client between them.
  const before =
    commits.length === 1 && only !== undefined
      ? readSourcesOf(readFolderAt(root, only, "packages/customers"))
      : customers;
  return {
    id: "repository",
    old: { packages: new Map(old), ...(before.size === 0 ? {} : { customers: before }) },
    new: { packages: current, ...(customers.size === 0 ? {} : { customers }) },
    providers: new Map(asked.map((provider) => [provider, readProviderPolicy(root, provider)])),
    ...(transport === undefined ? {} : { transport }),
  };
}

function readSourcesOf(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].filter(([path]) => path.startsWith("src/") || path === "package.json"));
}
