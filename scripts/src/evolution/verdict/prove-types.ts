import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareCustomers } from "../customers/compare-customers.ts";
import { readCustomersSurface } from "../customers/read-customers-surface.ts";
import { type Change, groupChanges } from "../finding.ts";
import { openProject, type Project, toSideFolder } from "../project/open-project.ts";
import type { Scenario } from "../project/scenario.ts";
import type { PublishedPackage } from "../published-package.ts";
import { compareSurfaces } from "../types/compare-surfaces.ts";
import { listErrors, openProgram } from "../types/open-program.ts";
import { readPlainNames } from "../types/plain-names.ts";
import { readSurface } from "../types/read-surface.ts";
import { emitWitness } from "../witness/emit-witness.ts";
import { type CompilerError, runCompiler } from "../witness/run-witness.ts";
import type { Witness } from "../witness/witness-writer.ts";
import type { RedLine } from "./judge.ts";
import type { MappingError } from "./verdict.ts";

/** What types and compilers show of one provider in one scenario. */
export interface TypeProof {
  readonly changes: readonly Change[];
  readonly witness: Witness;
  readonly red: readonly RedLine[];
  /** How many lines of the witness did not compile against the published package either. */
  readonly ignored: number;
  /** Why types prove nothing: what the compiler says of either package itself. */
  readonly unsound: readonly string[];
  readonly customers: { readonly changes: readonly Change[]; readonly errors: readonly MappingError[] };
}

export interface ProveOptions {
  readonly root: string;
  readonly scenarios: readonly Scenario[];
  /** The compiler that runs the witnesses. Default: the workspace's own. */
  readonly compiler?: string;
}

/** The type checker that runs witnesses: the workspace's own TypeScript. */
function findCompiler(root: string): string {
  return join(root, "node_modules/typescript/bin/tsc");
}

/** The classic compiler, whose `tsc` must say of a witness what the other says. */
export function findClassicCompiler(): string {
  return fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));
}

/**
 * Compares the types of all providers of all scenarios in one program, and checks all witnesses in one run of
 * the compiler. Gives each provider's proof by scenario and provider: `a/align`.
 */
export async function proveTypes(options: ProveOptions): Promise<Map<string, TypeProof>> {
  const { root, compiler = findCompiler(root) } = options;
  const scenarios = options.scenarios.map((scenario) => withTransport(root, scenario));
  using project = openProject(root, scenarios);
  const drafts = draftProofs(project, scenarios);
  const include = scenarios.flatMap(({ id, new: side }) => [
    `${id}/*/witness/*.ts`,
    ...(side.customers === undefined ? [] : [`${id}/*/packages/customers/src`]),
  ]);
  const errors = await runCompiler(project, compiler, include);
  return new Map([...drafts].map(([key, draft]) => [key, finishProof(draft, errors)]));
}

/**
 * Both sides have the transport of the work tree, so that a comparison sees a provider's changes alone. Where
 * the published package does not compile with it, as when a generator and the transport change together, that
 * side has the transport it was made for.
 */
function withTransport(root: string, scenario: Scenario): Scenario {
  const { id, old, transport, providers } = scenario;
  if (transport === undefined || providers.size === 0) return scenario;
  using project = openProject(root, [{ ...scenario, new: { packages: new Map() } }]);
  const folders = [...providers.keys()].map((provider) => `${toSideFolder(id, "old")}/packages/${provider}`);
  const program = openProgram(
    project,
    folders.map((folder) => `${folder}/src/index.ts`),
  );
  const isSound = folders.every((folder) => listErrors(program, `${project.folder}/${folder}`).length === 0);
  return isSound ? scenario : { ...scenario, old: { ...old, http: transport() } };
}

interface Draft extends Pick<TypeProof, "changes" | "witness" | "unsound"> {
  readonly id: string;
  readonly provider: string;
  readonly customers: readonly Change[];
}

function draftProofs(project: Project, scenarios: readonly Scenario[]): Map<string, Draft> {
  const program = openProgram(project, scenarios.flatMap(listEntries));
  const drafts = new Map<string, Draft>();
  for (const scenario of scenarios) {
    for (const [provider, policy] of scenario.providers) {
      const [old, current] = [scenario.old, scenario.new].map((side) => side.packages.get(provider));
      if (old === undefined || current === undefined) continue;
      const read = (name: "old" | "new", source: PublishedPackage) => {
        const folder = `${project.folder}/${toSideFolder(scenario.id, name)}/packages/${provider}`;
        const errors = listErrors(program, folder).map((error) => `${source.label}: ${error}`);
        return { surface: readSurface({ program, folder, source }), errors };
      };
      const [before, after] = [read("old", old), read("new", current)];
      const witness = emitWitness(before.surface, provider, policy);
      for (const name of ["old", "new"] as const) {
        project.write(`${toSideFolder(scenario.id, name)}/witness/${provider}.ts`, witness.text);
      }
      drafts.set(`${scenario.id}/${provider}`, {
        id: scenario.id,
        provider,
        witness,
        changes: groupChanges(compareSurfaces(before.surface, after.surface)),
        unsound: [...before.errors, ...after.errors],
        customers: draftCustomers(project, program, scenario, provider, old, current),
      });
    }
  }
  return drafts;
}

type Program = ReturnType<typeof openProgram>;

function draftCustomers(
  project: Project,
  program: Program,
  { id, old, new: current }: Scenario,
  provider: string,
  before: PublishedPackage,
  after: PublishedPackage,
): readonly Change[] {
  if (old.customers === undefined || current.customers === undefined) return [];
  const read = (name: "old" | "new", source: PublishedPackage) =>
    readCustomersSurface(
      program,
      `${project.folder}/${toSideFolder(id, name)}`,
      provider,
      readPlainNames(source),
    );
  const [one, other] = [read("old", before), read("new", after)];
  return one === undefined || other === undefined ? [] : compareCustomers(provider, one, other);
}

function listEntries({ id, old, new: current, providers }: Scenario): string[] {
  return (["old", "new"] as const).flatMap((name) => {
    const side = name === "old" ? old : current;
    const folder = `${toSideFolder(id, name)}/packages`;
    const entries = [...providers.keys()].filter((provider) => side.packages.has(provider));
    const files = entries.map((provider) => `${folder}/${provider}/src/index.ts`);
    return side.customers === undefined ? files : [...files, `${folder}/customers/src/index.ts`];
  });
}

function finishProof(draft: Draft, errors: readonly CompilerError[]): TypeProof {
  const { id, provider, witness } = draft;
  const inWitness = (name: "old" | "new"): CompilerError[] =>
    errors.filter(({ file }) => file === `${toSideFolder(id, name)}/witness/${provider}.ts`);
  const ignored = new Set(inWitness("old").map(({ line }) => line));
  const red = inWitness("new").flatMap((error) => {
    const use = witness.lines[error.line];
    return use === undefined || ignored.has(error.line) ? [] : [{ use, error }];
  });
  return {
    ...draft,
    red,
    ignored: ignored.size,
    customers: { changes: draft.customers, errors: listMappingErrors(id, provider, errors) },
  };
}

/**
 * The errors of the composed client that are new and about a provider: in its own mapping, or where no other is
 * named.
 */
function listMappingErrors(id: string, provider: string, errors: readonly CompilerError[]): MappingError[] {
  const list = (name: "old" | "new"): MappingError[] => {
    const side = `${toSideFolder(id, name)}/`;
    return errors.flatMap(({ file, ...error }) =>
      file.startsWith(`${side}packages/customers/`) && isAbout(file, provider)
        ? [{ file: file.slice(side.length), ...error }]
        : [],
    );
  };
  const toKey = ({ file, code, text }: MappingError): string => `${file}\0${code}\0${text}`;
  const known = new Set(list("old").map(toKey));
  return list("new").filter((error) => !known.has(toKey(error)));
}

function isAbout(file: string, provider: string): boolean {
  const mapping = /\/src\/providers\/([a-z0-9-]+)\.ts$/.exec(file)?.[1];
  return mapping === undefined || [provider, "providers", "adapter"].includes(mapping);
}
