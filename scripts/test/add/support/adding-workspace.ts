import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AddProviderOptions, addProvider } from "../../../src/add/add-provider.ts";
import { createWorkspace } from "../../../src/corpus/create-workspace.ts";
import { repositoryRoot } from "../../support/repository-root.ts";
import { createTemporaryFolder } from "../../support/temporary-folder.ts";

/** A copy of the repository to add providers to, and a folder beside it for their documents. */
export interface AddingWorkspace extends Disposable {
  readonly root: string;
  /** Where documents are written. */
  readonly folder: string;
  /** Writes a document, and gives its path. */
  write(name: string, text: string | Uint8Array): string;
  /** Adds it under the name `acme`. */
  add(source: string, options?: Partial<AddProviderOptions>): Promise<readonly string[]>;
  /** What it is refused with; an error of its own where it is not, or where anything is left in the tree. */
  refuse(source: string, options?: Partial<AddProviderOptions>): Promise<Error>;
}

export function createAddingWorkspace(): AddingWorkspace {
  const workspace = createWorkspace(repositoryRoot);
  const documents = createTemporaryFolder();
  const { root } = workspace;
  const add: AddingWorkspace["add"] = async (source, options = {}) => {
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    await addProvider({ root, name: "acme", source, today: "2026-01-01", print, ...options });
    return lines;
  };
  return {
    root,
    folder: documents.path,
    write(name, text) {
      const file = join(documents.path, name);
      writeFileSync(file, text);
      return file;
    },
    add,
    async refuse(source, options) {
      const before = listTree(root);
      const error: unknown = await add(source, options).then(
        () => new Error("it was not refused"),
        (thrown: unknown) => thrown,
      );
      const changed = compareTrees(before, listTree(root));
      if (changed.length > 0) throw new Error(`left in the tree: ${changed.join(", ")}`);
      const staged = listStaged();
      if (staged.length > 0) throw new Error(`left behind: ${staged.join(", ")}`);
      if (error instanceof Error) return error;
      throw new Error(`it was refused with what is no error: ${String(error)}`);
    },
    [Symbol.dispose]() {
      documents[Symbol.dispose]();
      workspace[Symbol.dispose]();
    },
  };
}

/** The folders in which this process still prepares a provider. */
function listStaged(): string[] {
  const cache = join(repositoryRoot, "node_modules/.cache/tributary");
  return existsSync(cache)
    ? readdirSync(cache).filter((name) => name.startsWith("add-") && name.endsWith(`-${process.pid}`))
    : [];
}

/** Every file with its text, and every folder; links are not followed. */
function listTree(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return [[path, ""], ...listTree(path)];
      return [[path, entry.isFile() ? readFileSync(path, "utf8") : ""]];
    }),
  );
}

function compareTrees(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}
