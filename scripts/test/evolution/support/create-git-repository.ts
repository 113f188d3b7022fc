import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../support/repository-root.ts";
import { createTemporaryFolder, writeFileAt } from "../../support/temporary-folder.ts";

/** A clone of ours, as far as contracts go, with a history of its own. */
export interface GitRepository extends Disposable {
  readonly root: string;
  git(...words: readonly string[]): string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Rewrites a file, which must contain what is replaced. */
  replace(path: string, from: string, to: string): void;
  remove(path: string): void;
  exists(path: string): boolean;
  /** Commits everything. */
  commit(message: string): void;
}

const copied = [
  "specs",
  "biome.json",
  "tsconfig.base.json",
  "package.json",
  "pnpm-workspace.yaml",
  ".changeset/config.json",
  ...["align", "gurupay", "killb", "customers", "http", "mocks"].map((name) => `packages/${name}`),
];

const author = [
  "-c",
  "user.name=Tester",
  "-c",
  "user.email=tester@example.com",
  "-c",
  "commit.gpgsign=false",
];

/** Creates it with one commit on `main`. */
export function createGitRepository(): GitRepository {
  const folder = createTemporaryFolder();
  const root = folder.path;
  const isSource = (path: string): boolean => !/\/(?:node_modules|dist|test|\.turbo)$/.test(path);
  for (const name of copied) {
    cpSync(join(repositoryRoot, name), join(root, name), { recursive: true, filter: isSource });
  }
  symlinkSync(join(repositoryRoot, "node_modules"), join(root, "node_modules"));
  symlinkSync(join(repositoryRoot, "packages/http/node_modules"), join(root, "packages/http/node_modules"));
  const git = (...words: readonly string[]): string =>
    execFileSync("git", [...author, ...words], { cwd: root, encoding: "utf8", stdio: "pipe" });
  const commit = (message: string): void => {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
  };
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const write = (path: string, text: string): void => writeFileAt(root, path, text);
  git("init", "--quiet", "--initial-branch", "main");
  write(".gitignore", "node_modules\n");
  commit("Start");
  return {
    root,
    git,
    read,
    write,
    commit,
    replace(path, from, to) {
      if (!read(path).includes(from)) throw new Error(`${path} does not contain ${from}`);
      write(
        path,
        read(path).replace(from, () => to),
      );
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    exists: (path) => existsSync(join(root, path)),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

/** Renames a response field of KillB that the composed client reads. */
export function renameName(repository: GitRepository): void {
  const document = "specs/killb/openapi.yaml";
  repository.replace(
    document,
    "        name:\n          type: string",
    "        legalName:\n          type: string",
  );
  repository.replace(document, "        - name\n", "        - legalName\n");
}
