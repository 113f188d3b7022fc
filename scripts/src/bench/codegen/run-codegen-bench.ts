import { existsSync } from "node:fs";
import { createWorkspace } from "../../corpus/create-workspace.ts";
import { type CodegenLimit, limits } from "./limits.ts";
import { measureCodegen } from "./measure-codegen.ts";
import { measureTypes } from "./measure-types.ts";

export interface CodegenBenchOptions {
  readonly repository: string;
  /** The document to generate from: one of a thousand operations tells most. */
  readonly document: string;
  readonly rounds: number;
  readonly print: (line: string) => void;
}

/**
 * Measures what generating from a document costs and what calls of the result cost the compiler, each beside the
 * library's own, and prints the ratios: medians over the rounds.
 * @returns whether every ratio is within its limit and a wrong path is a plain error.
 */
export async function runCodegenBench(options: CodegenBenchOptions): Promise<boolean> {
  const { repository, document, rounds, print } = options;
  if (!existsSync(document)) throw new Error(`there is no document ${document}`);
  using workspace = createWorkspace(repository);
  const all = { repository, workspace, document, rounds };
  const codegen = await measureCodegen(all);
  print(`CPU of whole processes, user and system, medians of ${rounds} rounds`);
  print(
    `  openapi-typescript ${toSeconds(codegen.library)}, whole package ${toSeconds(codegen.generate)}, unchanged ${toSeconds(codegen.unchanged)}`,
  );
  const verdicts = [
    judge(limits.generate, divide(codegen.generate, codegen.library), print),
    judge(limits.unchanged, divide(codegen.unchanged, codegen.library), print),
  ];
  const types = await measureTypes(all);
  const read = (costs: typeof types.ours, key: "time" | "instantiations") => costs.map((cost) => cost[key]);
  const ratios = (key: "time" | "instantiations") => divide(read(types.ours, key), read(types.library, key));
  verdicts.push(judge(limits.checkTime, ratios("time"), print));
  verdicts.push(judge(limits.instantiations, ratios("instantiations"), print));
  const isPlain = types.complaint !== "" && !types.complaint.includes("TS2589");
  print(`${isPlain ? "well" : "NOT WELL"}  a wrong path: ${types.complaint.slice(0, 160)}`);
  return isPlain && !verdicts.includes(false);
}

/** The ratio of each round: what else the machine does weighs on both. */
function divide(ours: readonly number[], others: readonly number[]): number {
  return findMedian(ours.map((cost, round) => cost / (others[round] ?? Number.NaN)));
}

function judge({ name, limit }: CodegenLimit, ratio: number, print: (line: string) => void): boolean {
  const isWell = ratio <= limit;
  print(`${isWell ? "well" : "NOT WELL"}  ${name}: ${ratio.toFixed(3)} (limit ${limit})`);
  return isWell;
}

function toSeconds(costs: readonly number[]): string {
  return `${findMedian(costs).toFixed(2)} s`;
}

function findMedian(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
