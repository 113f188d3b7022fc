import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { repositoryRoot } from "./repository-root.ts";

const folder = "/types";
const libraries = new Map<string, ts.SourceFile | undefined>();

/** The settings of the repository, in TypeScript 5.9's terms. */
const options: ts.CompilerOptions = {
  ...ts.convertCompilerOptionsFromJson(readBaseSettings(), folder).options,
  // All that emitted types need: a larger library takes longer to check than they do.
  lib: ["lib.es5.d.ts"],
  noUnusedLocals: true,
  types: [],
};

function readBaseSettings(): object {
  return JSON.parse(readFileSync(join(repositoryRoot, "tsconfig.base.json"), "utf8")).compilerOptions;
}

/**
 * Type-checks files that exist only here, by TypeScript 5.9 under the repository's settings.
 * @returns what the compiler complains of, a line each: `schema.ts:3: ...`.
 */
export function compileTypes(files: Readonly<Record<string, string>>): string[] {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  const names = [...texts.keys()];
  texts.set(`${folder}/package.json`, '{ "type": "module" }');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  const program = ts.createProgram(names, options, {
    ...host,
    getCurrentDirectory: () => folder,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    directoryExists: () => true,
    getSourceFile(path, version) {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, version);
      if (!libraries.has(path)) libraries.set(path, read(path, version));
      return libraries.get(path);
    },
  });
  return ts.getPreEmitDiagnostics(program).map(describeDiagnostic);
}

function describeDiagnostic({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (file === undefined) return text;
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${file.fileName.slice(folder.length + 1)}:${line + 1}: ${text}`;
}

/** The text of a type without its comments, on one line: what is left is what it means. */
export function flattenType(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
