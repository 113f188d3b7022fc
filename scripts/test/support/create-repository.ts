import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { runCodegen } from "../../src/run-codegen.ts";
import { repositoryRoot } from "./repository-root.ts";
import { createTemporaryFolder, writeFileAt } from "./temporary-folder.ts";

/** A repository of its own, with these specs and the manifests of ours. */
export interface Repository extends Disposable {
  readonly root: string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Rewrites a file, which must contain what is replaced. */
  replace(path: string, from: string, to: string): void;
  remove(path: string): void;
  /** Every file by its path; nothing behind a link. */
  list(): Map<string, string>;
  /** Runs codegen, and gives what it returned and printed. */
  run(options?: { check?: boolean; providers?: readonly string[] }): Promise<CodegenRun>;
}

export interface CodegenRun {
  readonly isWell: boolean;
  readonly lines: readonly string[];
}

const copied = ["specs", "biome.json", "tsconfig.base.json"];

/** Copies the sources of ours to a temporary folder, or all of another such repository. */
export function createRepository(original?: Repository): Repository {
  const folder = createTemporaryFolder();
  if (original !== undefined) copyTree(original.root, folder.path);
  else copySources(folder.path);
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder.path, "node_modules"));
  return openRepository(folder);
}

/** A repository like ours in which everything is generated. */
export async function createGeneratedRepository(): Promise<Repository> {
  const repository = createRepository();
  const { isWell, lines } = await repository.run();
  if (!isWell) throw new Error(`The repository's own specs do not generate:\n${lines.join("\n")}`);
  return repository;
}

function copySources(root: string): void {
  for (const name of copied) cpSync(join(repositoryRoot, name), join(root, name), { recursive: true });
  for (const name of readdirSync(join(repositoryRoot, "packages"))) {
    const manifest = `packages/${name}/package.json`;
    if (!existsSync(join(repositoryRoot, manifest))) continue;
    mkdirSync(join(root, "packages", name), { recursive: true });
    cpSync(join(repositoryRoot, manifest), join(root, manifest));
  }
}

function copyTree(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (name !== "node_modules") cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

function openRepository(folder: { readonly path: string } & Disposable): Repository {
  const root = folder.path;
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const write = (path: string, text: string): void => writeFileAt(root, path, text);
  return {
    root,
    read,
    write,
    replace(path, from, to) {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
      write(
        path,
        text.replace(from, () => to),
      );
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    list: () => listFiles(root),
    async run({ check = false, providers = [] } = {}) {
      const lines: string[] = [];
      const isWell = await runCodegen({ root, providers, check, print: (line) => void lines.push(line) });
      return { isWell, lines };
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

function listFiles(root: string, folder = ""): Map<string, string> {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return new Map(
    entries.flatMap((entry): [string, string][] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return [...listFiles(root, path)];
      return entry.isFile() ? [[path, readFileSync(join(root, path), "utf8")]] : [];
    }),
  );
}

/** The paths at which two lists of files differ, in content or in being there. */
export function compareFiles(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path)).toSorted();
}
