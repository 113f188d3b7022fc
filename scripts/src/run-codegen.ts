import type { Files } from "./emit/emit-package.ts";
import { type Generated, generate, generateMockIndex } from "./generate.ts";
import { assertProviders, findProviders } from "./providers.ts";
import { belongsTo, mockContracts } from "./record/hash-outputs.ts";
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
  /** Providers known to be as they would be generated, which are passed over. Default: none. */
  readonly current?: ReadonlySet<string>;
  /** Receives what was generated, before it is compared: the providers, and the mocks' index, if it was. */
  readonly onGenerated?: (generated: readonly Generated[], index: Files) => void;
}

/** Files that belong together, with the folders in which nothing else may stand. */
interface Unit {
  readonly name: string;
  readonly files: Files;
  readonly folders: readonly string[];
}

/**
 * Generates, then compares or writes, and reports a line per provider and one per file that differs.
 * @returns whether all is well: every provider generated and, when checking, nothing different.
 */
export async function runCodegen(options: RunCodegenOptions): Promise<boolean> {
  const { root, providers, print, current = new Set() } = options;
  const known = findProviders(root);
  assertProviders(known, providers);
  const asked = providers.length === 0 ? known : providers;
  const generated = await generate(
    root,
    asked.filter((provider) => !current.has(provider)),
  );
  const failed = generated.filter((each) => "error" in each);
  for (const { provider, error } of failed) print(`${provider}  failed\n${describeError(error)}`);
  const isWhole = providers.length === 0 && failed.length === 0;
  const index: Files = isWhole ? generateMockIndex(known) : new Map();
  options.onGenerated?.(generated, index);
  const units = toUnits(root, known, generated, index, isWhole);
  const settled = units.map((unit) => settle(unit, options));
  return failed.length === 0 && !settled.includes(false);
}

/** A unit per provider, and the mocks' contracts, which all providers share. */
function toUnits(
  root: string,
  known: readonly string[],
  generated: readonly Generated[],
  index: Files,
  isWhole: boolean,
): Unit[] {
  const succeeded = generated.filter((each) => "files" in each);
  const split = (files: Files, inMocks: boolean): Files =>
    new Map([...files].filter(([path]) => path.startsWith(`${mockContracts}/`) === inMocks));
  const packages = succeeded.map(({ provider, files }) => ({
    name: provider,
    files: split(files, false),
    folders: [`packages/${provider}`],
  }));
  const contracts = succeeded.flatMap(({ files }) => [...split(files, true)]);
  const mocks = {
    name: "mocks",
    files: new Map([...contracts, ...index]),
    folders: isWhole ? [mockContracts] : [],
  };
  const orphans = isWhole ? findOrphanedPackages(root, known) : [];
  return [
    ...packages,
    ...(mocks.files.size === 0 ? [] : [mocks]),
    ...orphans.map((name) => ({ name, files: new Map(), folders: [`packages/${name}`] })),
  ];
}

function settle({ name, files, folders }: Unit, options: RunCodegenOptions): boolean {
  const { root, check, print, current = new Set() } = options;
  const isCurrent = (path: string): boolean => [...current].some((provider) => belongsTo(path, provider));
  const differences = compareTree(root, files, folders).filter(({ path }) => !isCurrent(path));
  if (differences.length === 0) {
    print(`${name}  up to date (${files.size} files)`);
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
