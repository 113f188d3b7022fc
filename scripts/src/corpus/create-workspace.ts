import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of the repository in which a provider can be added and tested. */
export interface CorpusWorkspace extends Disposable {
  readonly root: string;
  /** Links a new package to what it depends on, and gives it settings to be type-checked by. */
  link(name: string): void;
}

const copied = ["specs/x-tributary.schema.json", "biome.json", "tsconfig.base.json", "vitest.config.ts"];

/** Copies what a provider needs of the repository to a temporary folder, which is removed in the end. */
export function createWorkspace(repository: string): CorpusWorkspace {
  const root = mkdtempSync(join(tmpdir(), "tributary-corpus-"));
  for (const path of copied) cpSync(join(repository, path), join(root, path));
  writeFileSync(join(root, "package.json"), '{ "private": true, "type": "module" }\n');
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  mkdirSync(join(root, "packages"));
  copyPackage(repository, root, "http");
  const mocks = copyPackage(repository, root, "mocks");
  mkdirSync(join(mocks, "contracts"));
  return {
    root,
    link(name) {
      const scope = join(root, "packages", name, "node_modules/@tributary");
      mkdirSync(scope, { recursive: true });
      symlinkSync(join(root, "packages/http"), join(scope, "http"));
      symlinkSync(mocks, join(scope, "mocks"));
      writeSettings(root, name);
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Copies a package's sources; what it has installed it shares. */
function copyPackage(repository: string, root: string, name: string): string {
  const folder = join(root, "packages", name);
  mkdirSync(folder);
  for (const part of ["package.json", "src"]) {
    cpSync(join(repository, "packages", name, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(repository, "packages", name, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The package and the types of its mock as a strict user checks them, and its tests as the repository does. */
function writeSettings(root: string, name: string): void {
  const shared = { lib: ["es2023", "dom", "dom.iterable"], customConditions: ["@tributary/source"] };
  const strict = {
    extends: "./tsconfig.base.json",
    compilerOptions: { ...shared, types: [], skipLibCheck: false },
    include: [`packages/${name}/src`, "packages/mocks/contracts/*.d.ts"],
  };
  const tests = {
    extends: "./tsconfig.base.json",
    compilerOptions: { ...shared, types: ["node"], skipLibCheck: true },
    include: [`packages/${name}/test`],
  };
  writeFileSync(join(root, "tsconfig.strict.json"), JSON.stringify(strict));
  writeFileSync(join(root, "tsconfig.tests.json"), JSON.stringify(tests));
}
