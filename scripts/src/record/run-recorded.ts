import type { Generated } from "../generate.ts";
import { assertProviders, findProviders } from "../providers.ts";
import type { RunCodegenOptions } from "../run-codegen.ts";
import {
  type CodegenRecord,
  indexEntry,
  type RecordedOutput,
  readRecord,
  writeRecord,
} from "./codegen-record.ts";
import { findCurrent } from "./find-current.ts";
import { hashFiles } from "./hash-files.ts";
import { hashGenerator, hashIndexInputs, hashInputs } from "./hash-inputs.ts";

export interface RunRecordedOptions extends Omit<RunCodegenOptions, "current" | "onGenerated"> {
  /** The generator's hash when this process was started: what it has loaded since. */
  readonly loaded: string;
  /** Generate whatever the record says. */
  readonly force: boolean;
}

/**
 * Does what `runCodegen` does, but generates only what an earlier run has not: a provider is passed over where its
 * inputs and the bytes of its files are those of such a run. What generates is imported only then.
 * @returns as `runCodegen`.
 */
export async function runRecorded({ loaded, force, ...options }: RunRecordedOptions): Promise<boolean> {
  const { root, providers } = options;
  const known = findProviders(root);
  assertProviders(known, providers);
  const generator = hashGenerator(root);
  // What is loaded is not what stands in the tree any more: of its output nothing can be said.
  const isLoaded = generator === loaded;
  const record = force || !isLoaded ? new Map() : readRecord(root);
  const inputs = hashAllInputs(root, known, generator);
  const current = findCurrent({ root, known, asked: providers, record, inputs });
  for (const line of current.lines) options.print(line);
  if (current.isAll) return true;
  const { runCodegen } = await import("../run-codegen.ts");
  const made = new Map<string, RecordedOutput>();
  const isWell = await runCodegen({
    ...options,
    current: current.providers,
    onGenerated: (generated, index) => recordAll(made, inputs, generated, index),
  });
  if (isLoaded) keep(root, made, hashAllInputs(root, known, hashGenerator(root)));
  return isWell;
}

/** The hash of the inputs of each provider, and of the mocks' index. */
function hashAllInputs(root: string, known: readonly string[], generator: string): Map<string, string> {
  const hashes = known.map((provider) => [provider, hashInputs(root, provider, generator)] as const);
  return new Map([...hashes, [indexEntry, hashIndexInputs(known, generator)]]);
}

function recordAll(
  made: Map<string, RecordedOutput>,
  inputs: ReadonlyMap<string, string>,
  generated: readonly Generated[],
  index: ReadonlyMap<string, string>,
): void {
  const add = (name: string, files: ReadonlyMap<string, string>): void => {
    made.set(name, { inputs: inputs.get(name) ?? "", outputs: hashFiles(files) });
  };
  for (const each of generated) if ("files" in each) add(each.provider, each.files);
  if (index.size > 0) add(indexEntry, index);
}

/** Keeps what was made of inputs that are still what they were before: what changed meanwhile may have been read. */
function keep(root: string, made: CodegenRecord, inputs: ReadonlyMap<string, string>): void {
  const steady = [...made].filter(([name, entry]) => entry.inputs === inputs.get(name));
  if (steady.length === 0) return;
  const earlier = [...readRecord(root)].filter(([name]) => inputs.has(name));
  writeRecord(root, new Map([...earlier, ...steady]));
}
