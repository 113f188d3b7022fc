import { findOrphanedPackages, findOwnedFiles } from "../tree/owned-files.ts";
import { type CodegenRecord, indexEntry } from "./codegen-record.ts";
import { belongsTo, findOutputs, hashOutputs, mockContracts, mockIndex } from "./hash-outputs.ts";

export interface FindCurrentOptions {
  readonly root: string;
  readonly known: readonly string[];
  /** The providers asked for; all, and what they share, when empty. */
  readonly asked: readonly string[];
  readonly record: CodegenRecord;
  /** The hash of the inputs as they are, by the names of the record. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** What need not be generated. */
export interface Current {
  readonly providers: ReadonlySet<string>;
  /** Whether that is all that was asked for. */
  readonly isAll: boolean;
  /** What is to be said of it. */
  readonly lines: readonly string[];
}

/** Finds the providers whose inputs and files are those of an earlier run, by their bytes. */
export function findCurrent(options: FindCurrentOptions): Current {
  const { root, known, asked, record, inputs } = options;
  const isWhole = asked.length === 0;
  const wanted = isWhole ? known : asked;
  const isRecorded = (name: string, paths: () => readonly string[]): boolean => {
    const entry = record.get(name);
    return entry?.inputs === inputs.get(name) && entry?.outputs === hashOutputs(root, paths());
  };
  const outputs = new Map(wanted.map((provider) => [provider, findOutputs(root, provider)]));
  const current = wanted.filter((each) => isRecorded(each, () => outputs.get(each) ?? []));
  const lines = current.map((each) => describe(each, (outputs.get(each) ?? []).filter(isInPackage)));
  const isAll =
    current.length === wanted.length &&
    (!isWhole || (isRecorded(indexEntry, () => [mockIndex]) && hasNothingElse(root, known)));
  if (isAll) {
    const contracts = [...outputs.values()].flat().filter((path) => !isInPackage(path));
    lines.push(describe("mocks", isWhole ? [...contracts, mockIndex] : contracts));
  }
  return { providers: new Set(current), isAll, lines };
}

/** Whether nothing stands in the folders of the generator that is no provider's. */
function hasNothingElse(root: string, known: readonly string[]): boolean {
  const isOwned = (path: string): boolean =>
    path === mockIndex || known.some((provider) => belongsTo(path, provider));
  return (
    findOwnedFiles(root, [mockContracts]).every(isOwned) && findOrphanedPackages(root, known).length === 0
  );
}

function isInPackage(path: string): boolean {
  return !path.startsWith(`${mockContracts}/`);
}

function describe(name: string, paths: readonly string[]): string {
  return `${name}  up to date (${paths.length} files)`;
}
