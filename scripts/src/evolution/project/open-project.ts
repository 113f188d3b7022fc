import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openFolder } from "../open-folder.ts";
import type { Scenario, Side, SideName } from "./scenario.ts";

/** A folder in which the packages of scenarios are installed, for compilers to look at. */
export interface Project extends Disposable {
  readonly folder: string;
  /** The settings that both compilers check under, as a `tsconfig.json` spells them. */
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  /** Writes a file; the folders above it are made. */
  write(path: string, text: string): void;
}

/** Where a side of a scenario stands in the project. */
export function toSideFolder(id: string, side: SideName): string {
  return `${id}/${side}`;
}

/**
 * Lays out the packages of scenarios in a folder outside the tree. Disposing of it removes the folder, and so
 * does the end of the process.
 */
export function openProject(root: string, scenarios: readonly Scenario[]): Project {
  const opened = openFolder("evolution");
  const folder = opened.path;
  const project: Project = {
    folder,
    compilerOptions: readCompilerOptions(root),
    write: (path, text) => writeAt(folder, path, text),
    [Symbol.dispose]: () => opened[Symbol.dispose](),
  };
  project.write("package.json", '{ "type": "module" }\n');
  for (const scenario of scenarios) {
    for (const side of ["old", "new"] as const) {
      installSide(root, project, toSideFolder(scenario.id, side), scenario[side]);
    }
  }
  return project;
}

function installSide(root: string, { folder, write }: Project, path: string, side: Side): void {
  const modules = join(folder, path, "node_modules/@tributary");
  mkdirSync(modules, { recursive: true });
  for (const [provider, { files }] of side.packages) {
    for (const [name, text] of files) {
      write(`${path}/packages/${provider}/${name}`, name === "package.json" ? tellApart(text, path) : text);
    }
    if (files.size > 0) symlinkSync(`../../packages/${provider}`, join(modules, provider));
  }
  for (const [name, text] of side.customers ?? []) write(`${path}/packages/customers/${name}`, text);
  installTransport(root, join(folder, path), modules, side.http);
}

/** The transport is the work tree's own, so that a comparison sees a provider's changes alone. */
function installTransport(root: string, folder: string, modules: string, files: Side["http"]): void {
  const own = join(root, "packages/http");
  if (files === undefined) {
    symlinkSync(own, join(modules, "http"));
    return;
  }
  for (const [name, text] of files) {
    writeAt(folder, `packages/http/${name}`, name === "package.json" ? tellApart(text, folder) : text);
  }
  if (existsSync(join(own, "node_modules"))) {
    symlinkSync(realpathSync(join(own, "node_modules")), join(folder, "packages/http/node_modules"));
  }
  symlinkSync("../../packages/http", join(modules, "http"));
}

/** A compiler takes two packages of one name and version for one. */
function tellApart(manifest: string, folder: string): string {
  const suffix = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  return JSON.stringify({ ...JSON.parse(manifest), version: `0.0.0-${suffix}` });
}

function writeAt(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The repository's own settings: the strictest there are, so that what users of laxer ones meet is among it. */
function readCompilerOptions(root: string): Record<string, unknown> {
  const base = JSON.parse(readFileSync(join(root, "tsconfig.base.json"), "utf8")) as {
    compilerOptions: Record<string, unknown>;
  };
  return {
    ...base.compilerOptions,
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    customConditions: ["@tributary/source"],
    types: [],
    skipLibCheck: true,
    declaration: false,
    declarationMap: false,
    sourceMap: false,
    noEmit: true,
  };
}
