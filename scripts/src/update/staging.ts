import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";

/** A copy of the repository in which an update is tried: nothing of it reaches the tree by itself. */
export interface Staging extends Disposable {
  readonly root: string;
}

const ownScope = "@tributary";

/** What is installed, built or git's own. */
const left = new Set(["node_modules", "dist", ".git", ".turbo", "coverage"]);

/**
 * Copies the sources of the repository to a folder outside the tree, with what is installed linked, and its git
 * history to be read. The folder is removed when it is disposed of, and at the latest when the process ends.
 */
export function createStaging(root: string): Staging {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tributary-update-")));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const staging: Staging = {
    root: folder,
    [Symbol.dispose]() {
      process.removeListener("exit", remove);
      remove();
    },
  };
  try {
    cpSync(root, folder, { recursive: true, filter: (path) => path === root || isSource(path) });
    for (const path of ["", "scripts", ...listPackages(root)]) linkInstalled(root, folder, path);
    linkHistory(root, folder);
    return staging;
  } catch (error) {
    staging[Symbol.dispose]();
    throw error;
  }
}

function isSource(path: string): boolean {
  return !left.has(basename(path)) && !lstatSync(path).isSymbolicLink();
}

function listPackages(root: string): string[] {
  return readdirSync(join(root, "packages")).map((name) => join("packages", name));
}

/** Links what is installed for a package; of the workspace's own packages, those of the copy. */
function linkInstalled(root: string, folder: string, path: string): void {
  const installed = join(root, path, "node_modules");
  if (!existsSync(installed) || !existsSync(join(folder, path))) return;
  if (path === "" || lstatSync(installed).isSymbolicLink()) {
    symlinkSync(installed, join(folder, path, "node_modules"));
    return;
  }
  mkdirSync(join(folder, path, "node_modules"));
  for (const name of readdirSync(installed)) {
    if (name !== ownScope) symlinkSync(join(installed, name), join(folder, path, "node_modules", name));
  }
  if (!existsSync(join(installed, ownScope))) return;
  mkdirSync(join(folder, path, "node_modules", ownScope));
  for (const name of readdirSync(join(installed, ownScope))) {
    symlinkSync(join(folder, "packages", name), join(folder, path, "node_modules", ownScope, name));
  }
}

/** Git finds the history by a file that names its folder, as in a work tree. */
function linkHistory(root: string, folder: string): void {
  const history = join(root, ".git");
  if (!existsSync(history)) return;
  const isFolder = lstatSync(history).isDirectory();
  writeFileSync(join(folder, ".git"), isFolder ? `gitdir: ${history}\n` : readFileSync(history));
}

/** The files below folders of a repository, by their path in it. */
export function readFiles(root: string, folders: readonly string[]): Map<string, Buffer> {
  const list = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
          if (left.has(entry.name)) return [];
          const path = join(folder, entry.name);
          return entry.isDirectory() ? list(path) : entry.isFile() ? [path] : [];
        })
      : [];
  const paths = folders.flatMap((folder) => list(join(root, folder)));
  return new Map(paths.map((path) => [relative(root, path), readFileSync(path)]));
}
