import { join, resolve } from "node:path";
import { median } from "../measure.ts";
import type { CodegenBenchCommand } from "./codegen-bench-command.ts";
import { type BenchWorkspace, createWorkspace } from "./create-workspace.ts";
import { judgeCosts } from "./judge-costs.ts";
import { measureProcess } from "./measure-process.ts";
import { obtainDocument } from "./obtain-document.ts";
import { createTypeProjects, measureTypes, readWrongPathError, type TypeProject } from "./type-projects.ts";

export interface RunCodegenBenchOptions extends CodegenBenchCommand {
  /** The repository's folder. */
  readonly root: string;
  /** Receives each line of the report. */
  readonly print: (line: string) => void;
  /** Receives what is under way, to be written over by the next. */
  readonly progress: (text: string) => void;
}

/** A figure of a baseline and one of ours for each round. */
type Pairs = readonly (readonly [theirs: number, ours: number])[];

/**
 * Measures generating and type-checking a document beside openapi-typescript and openapi-fetch.
 * @returns whether all is within the limits, or is not judged.
 */
export async function runCodegenBench(options: RunCodegenBenchOptions): Promise<boolean> {
  const { root, print, progress, isJudged } = options;
  const file = options.document === undefined ? await obtainDocument(root, print) : resolve(options.document);
  using workspace = createWorkspace(root, file);
  const generating = await measureGenerating(workspace, options);
  progress("building");
  const { ours, theirs } = await createTypeProjects(root, workspace);
  const checking = await measureChecking(ours, theirs, options);
  const error = await readWrongPathError(root, ours);
  const theirError = await readWrongPathError(root, theirs);
  progress("");
  print(`Medians of ${options.rounds} rounds, Node ${process.versions.node}\n`);
  const row = (name: string, pairs: Pairs, digits: number): number => {
    const ratio = median(pairs.map(([one, other]) => other / one));
    const [one, other] = [0, 1].map((side) => median(pairs.map((pair) => pair[side] ?? Number.NaN)));
    print(
      `${name.padEnd(44)}${[one, other].map((value) => value?.toFixed(digits).padStart(10)).join("")}${ratio.toFixed(3).padStart(9)}`,
    );
    return ratio;
  };
  print(`${"".padEnd(44)}${"baseline".padStart(10)}${"ours".padStart(10)}${"ratio".padStart(9)}`);
  const ratios = {
    first: row("openapi-typescript, whole package; CPU s", generating.first, 2),
    unchanged: row("openapi-typescript, unchanged; CPU s", generating.unchanged, 2),
    checkTime: row("openapi-fetch, 50 calls; check time s", checking.time, 2),
    instantiations: row("openapi-fetch, 50 calls; instantiations", checking.instantiations, 0),
  };
  print(`\nA wrong path, ours:\n${error}\nopenapi-fetch:\n${theirError}\n`);
  if (!isJudged) return true;
  const complaints = judgeCosts(ratios, error);
  for (const complaint of complaints) print(complaint);
  return complaints.length === 0;
}

async function measureGenerating(
  workspace: BenchWorkspace,
  { root, rounds, progress }: RunCodegenBenchOptions,
): Promise<{ first: Pairs; unchanged: Pairs }> {
  const library = join(root, "scripts/node_modules/openapi-typescript/bin/cli.js");
  const baseline = [library, workspace.document, "-o", join(workspace.root, "baseline.ts")];
  const first: [number, number][] = [];
  const unchanged: [number, number][] = [];
  const measure = async (words: readonly string[]): Promise<number> => {
    const { code, cpuSeconds, output } = await measureProcess(words, workspace.root);
    if (code !== 0) throw new Error(output.slice(0, 4_000));
    return cpuSeconds;
  };
  for (let round = 0; round < rounds; round += 1) {
    progress(`generating, round ${round + 1} of ${rounds}`);
    workspace.clear();
    const ours = await measure(["scripts/codegen.ts"]);
    const again = await measure(["scripts/codegen.ts"]);
    const theirs = await measure(baseline);
    first.push([theirs, ours]);
    unchanged.push([theirs, again]);
  }
  return { first, unchanged };
}

async function measureChecking(
  ours: TypeProject,
  theirs: TypeProject,
  { root, rounds, progress }: RunCodegenBenchOptions,
): Promise<{ time: Pairs; instantiations: Pairs }> {
  const time: [number, number][] = [];
  const instantiations: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress(`type-checking, round ${round + 1} of ${rounds}`);
    const one = await measureTypes(root, theirs);
    const other = await measureTypes(root, ours);
    time.push([one.checkSeconds, other.checkSeconds]);
    instantiations.push([one.instantiations, other.instantiations]);
  }
  return { time, instantiations };
}
