import type { Files } from "./emit/emit-package.ts";
import type { Generated } from "./generate.ts";
import { assertProviders, findProviders } from "./providers.ts";
import { findExtras, indexUnit, openRecord, type RunRecord } from "./record/run-record.ts";
import { compareTree, type Difference } from "./tree/compare-tree.ts";
import { findOrphanedPackages } from "./tree/owned-files.ts";
import { writeTree } from "./tree/write-tree.ts";

export interface RunCodegenOptions {
  /** The repository's folder. */
  readonly root: string;
  /** The providers to generate; all when empty. */
  readonly providers: readonly string[];
  /** Compare only, and write nothing. */
  readonly check: boolean;
  /** Receives each line of the report. */
  readonly print: (line: string) => void;
  /** Where the record of earlier runs is kept. Default: `node_modules/.cache/tributary`. */
  readonly recordFolder?: string;
}

/** Files that belong together, with the folders in which nothing else may stand. */
interface Unit {
  readonly name: string;
  readonly files: Files;
  readonly folders: readonly string[];
  /** Further files of theirs, known to be as they were generated. */
  readonly current: readonly string[];
}

const mockContracts = "packages/mocks/contracts";

/**
 * Generates, then compares or writes, and reports a line per provider and one per file that differs. A provider
 * of which nothing has changed since the last run, neither what it is made from nor what was made, is not
 * generated again: its files are compared by their hashes.
 * @returns whether all is well: every provider generated and, when checking, nothing different.
 */
export async function runCodegen(options: RunCodegenOptions): Promise<boolean> {
  const { root, providers, print } = options;
  const known = findProviders(root);
  assertProviders(known, providers);
  const record = openRecord(root, options.recordFolder);
  const asked = providers.length === 0 ? known : providers;
  const current = new Map(asked.flatMap((provider) => findCurrent(root, record, provider)));
  const index = providers.length === 0 ? record.findCurrent(indexUnit) : undefined;
  const changed = asked.filter((provider) => !current.has(provider));
  const isWhole = providers.length === 0;
  // Loaded when there is something to generate: it takes longer than to see that there is not.
  const generator =
    changed.length > 0 || (isWhole && index === undefined) ? await import("./generate.ts") : undefined;
  const generated = changed.length === 0 ? [] : ((await generator?.generate(root, changed)) ?? []);
  const failed = generated.filter((each) => "error" in each);
  for (const { provider, error } of failed) print(`${provider}  failed\n${describeError(error)}`);
  const madeIndex = isWhole && failed.length === 0 && index === undefined;
  const indexFiles: Files = madeIndex ? (generator?.generateMockIndex(root, known) ?? new Map()) : new Map();
  const units = toUnits(root, known, generated, indexFiles, {
    current,
    index: index ?? [],
    isWhole: isWhole && failed.length === 0,
  });
  const settled = units.map((unit) => settle(unit, options));
  if (!options.check) keep(record, generated, madeIndex ? [...indexFiles.keys()] : []);
  return failed.length === 0 && !settled.includes(false);
}

/** What a provider consists of, where nothing of it has changed. */
function findCurrent(root: string, record: RunRecord, provider: string): [string, readonly string[]][] {
  const paths = record.findCurrent(provider);
  const isCurrent = paths !== undefined && findExtras(root, provider, paths).length === 0;
  return isCurrent ? [[provider, paths]] : [];
}

function keep(record: RunRecord, generated: readonly Generated[], index: readonly string[]): void {
  const made = generated.filter((each) => "files" in each);
  if (made.length === 0 && index.length === 0) return;
  for (const { provider, files } of made) record.note(provider, [...files.keys()]);
  if (index.length > 0) record.note(indexUnit, index);
  record.save();
}

interface Recorded {
  /** The files of providers of which nothing has changed. */
  readonly current: ReadonlyMap<string, readonly string[]>;
  readonly index: readonly string[];
  readonly isWhole: boolean;
}

/** A unit per provider, and the mocks' contracts, which all providers share. */
function toUnits(
  root: string,
  known: readonly string[],
  generated: readonly Generated[],
  indexFiles: Files,
  { current, index, isWhole }: Recorded,
): Unit[] {
  const succeeded = new Map(
    generated.flatMap((each) => ("files" in each ? [[each.provider, each.files]] : [])),
  );
  const isOfMocks = (path: string): boolean => path.startsWith(`${mockContracts}/`);
  const split = (files: Files, inMocks: boolean): Files =>
    new Map([...files].filter(([path]) => isOfMocks(path) === inMocks));
  const packages = known.flatMap((name): Unit[] => {
    const folders = [`packages/${name}`];
    const files = succeeded.get(name);
    if (files !== undefined) return [{ name, files: split(files, false), folders, current: [] }];
    const paths = current.get(name)?.filter((path) => !isOfMocks(path));
    return paths === undefined ? [] : [{ name, files: new Map(), folders, current: paths }];
  });
  const mocks: Unit = {
    name: "mocks",
    files: new Map([...[...succeeded.values()].flatMap((files) => [...split(files, true)]), ...indexFiles]),
    folders: isWhole ? [mockContracts] : [],
    current: [...[...current.values()].flat().filter(isOfMocks), ...index],
  };
  const orphans = isWhole ? findOrphanedPackages(root, known) : [];
  return [
    ...packages,
    ...(mocks.files.size + mocks.current.length === 0 ? [] : [mocks]),
    ...orphans.map((name) => ({ name, files: new Map(), folders: [`packages/${name}`], current: [] })),
  ];
}

function settle({ name, files, folders, current }: Unit, { root, check, print }: RunCodegenOptions): boolean {
  const differences = compareTree(root, files, folders, new Set(current));
  if (differences.length === 0) {
    print(`${name}  up to date (${files.size + current.length} files)`);
    return true;
  }
  for (const difference of differences) print(describeDifference(name, difference, check));
  if (check) return false;
  writeTree(root, files, differences);
  return true;
}

function describeDifference(name: string, { path, kind }: Difference, check: boolean): string {
  const written = { changed: "updated", missing: "created", extra: "removed" };
  const found = {
    changed: "differs from what would be generated",
    missing: "is missing",
    extra: "is not generated",
  };
  return check ? `${name}  ${path} ${found[kind]}` : `${name}  ${written[kind]} ${path}`;
}

function describeError(error: unknown): string {
  if (error instanceof Error && error.name.endsWith("Error") && "place" in error) return `  ${error.message}`;
  return `  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
