import { createContenders } from "./contenders.ts";
import { formatCosts } from "./format-costs.ts";
import { type MeasureOptions, measure } from "./measure.ts";
import { createStub } from "./stub.ts";

export interface RunBenchOptions extends MeasureOptions {
  /** The repository's folder. */
  readonly root: string;
  /** Receives each line of the report. */
  readonly print: (line: string) => void;
}

/**
 * Measures every contender and prints its cost per call, and as ratios to the two baselines.
 * @throws when a contender does not read what the others read.
 */
export async function runBench({ print, root, ...options }: RunBenchOptions): Promise<void> {
  const stub = createStub(root);
  const contenders = createContenders(stub);
  for (const { call, name } of contenders) {
    const customer = (await call()) as { customer_id?: string } | undefined;
    if (customer?.customer_id !== stub.id) throw new Error(`${name} did not read the customer`);
  }
  const { calls, rounds } = options;
  print(
    `CPU per call on a stub fetch, Node ${process.versions.node}: medians of ${rounds} rounds of ${calls} calls\n`,
  );
  for (const line of formatCosts(await measure(contenders, options))) print(line);
}
