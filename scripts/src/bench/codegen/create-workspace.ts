import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The provider that the document is generated as. */
export const provider = "sample";

/** A copy of the repository that has one provider, not generated yet. */
export interface BenchWorkspace extends Disposable {
  readonly root: string;
  /** The document, where it has been copied to. */
  readonly document: string;
  /** Takes away what was generated, and the record of it. */
  clear(): void;
}

const copied = [
  "biome.json",
  "tsconfig.base.json",
  "pnpm-lock.yaml",
  "specs/x-tributary.schema.json",
  "scripts/codegen.ts",
  "scripts/package.json",
  "scripts/src",
  "packages/http/package.json",
  "packages/http/tsconfig.build.json",
  "packages/http/tsconfig.json",
  "packages/http/src",
];

/** Copies what generating needs to a temporary folder, which is removed in the end. */
export function createWorkspace(repository: string, file: string): BenchWorkspace {
  const root = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  for (const path of copied) cpSync(join(repository, path), join(root, path), { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "private": true, "type": "module" }\n');
  for (const folder of ["scripts", "packages/http"]) {
    symlinkSync(join(repository, folder, "node_modules"), join(root, folder, "node_modules"));
  }
  linkModules(repository, root);
  writeSources(root, file);
  mkdirSync(join(root, "packages/mocks"));
  return {
    root,
    document: join(root, `specs/${provider}/openapi.json`),
    clear() {
      for (const path of [`packages/${provider}`, "packages/mocks/contracts", "node_modules/.cache"]) {
        rmSync(join(root, path), { recursive: true, force: true });
      }
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A folder of links, so that the record is the copy's own. */
function linkModules(repository: string, root: string): void {
  mkdirSync(join(root, "node_modules"));
  for (const name of readdirSync(join(repository, "node_modules"))) {
    if (name !== ".cache") {
      symlinkSync(join(repository, "node_modules", name), join(root, "node_modules", name));
    }
  }
}

function writeSources(root: string, file: string): void {
  const folder = join(root, "specs", provider);
  mkdirSync(folder);
  // Through its text: a document in a package may be a link.
  writeFileSync(join(folder, "openapi.json"), readFileSync(file));
  writeFileSync(join(folder, "source.json"), '{ "provider": "Sample", "page": "https://example.com/" }\n');
  for (const name of ["fixes", "client", "examples"]) {
    const overlay = "overlay: 1.0.0\ninfo: { title: Nothing, version: 1.0.0 }\nactions: []\n";
    writeFileSync(join(folder, `${name}.overlay.yaml`), overlay);
  }
}

/** Links a package, or a part of one, so that a program in the folder can import it. */
export function linkPackage(folder: string, name: string, target: string): void {
  const link = join(folder, "node_modules", name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(target, link);
}
