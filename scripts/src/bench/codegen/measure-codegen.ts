import { rmSync } from "node:fs";
import { join } from "node:path";
import { addProvider } from "../../add/add-provider.ts";
import type { CorpusWorkspace } from "../../corpus/create-workspace.ts";
import { runMeasured } from "./run-measured.ts";

export interface MeasureCodegenOptions {
  readonly repository: string;
  readonly workspace: CorpusWorkspace;
  readonly document: string;
  readonly rounds: number;
}

/** CPU in seconds, a round each. */
export interface CodegenCosts {
  readonly library: readonly number[];
  readonly generate: readonly number[];
  readonly unchanged: readonly number[];
}

/** The provider that the document is added as. */
export const benchProvider = "bench";

/** Adds a document and measures, in turns, the library's command, our generator, and our generator again. */
export async function measureCodegen(options: MeasureCodegenOptions): Promise<CodegenCosts> {
  const { repository, workspace, document, rounds } = options;
  const { root } = workspace;
  await addProvider({ root, name: benchProvider, source: document, today: "2026-01-01", print: () => {} });
  workspace.link(benchProvider);
  const command = join(repository, "scripts/node_modules/openapi-typescript/bin/cli.js");
  const library = [process.execPath, command, document, "-o", join(root, "library.ts")];
  const worker = [process.execPath, join(import.meta.dirname, "codegen-worker.ts"), root];
  const cache = join(root, "record");
  const costs = { library: [] as number[], generate: [] as number[], unchanged: [] as number[] };
  // The first run compiles what the others find compiled.
  await runMeasured([...worker, cache], root);
  for (let round = 0; round < rounds; round++) {
    costs.library.push((await runMeasured(library, root)).cpu);
    rmSync(cache, { recursive: true, force: true });
    costs.generate.push((await runMeasured([...worker, cache], root)).cpu);
    costs.unchanged.push((await runMeasured([...worker, cache], root)).cpu);
  }
  return costs;
}
