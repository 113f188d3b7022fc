import { join } from "node:path";
import ts from "typescript";
import type { Project } from "../project/open-project.ts";

/** Files that no comparison changes, parsed once in a process: the compiler's libraries and the transport. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Opens files of a project, and all that they import, with the classic compiler. */
export function openProgram(project: Project, files: readonly string[]): ts.Program {
  const { options, errors } = ts.convertCompilerOptionsFromJson(project.compilerOptions, project.folder);
  const [error] = errors;
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile;
  return ts.createProgram({
    rootNames: files.map((file) => join(project.folder, file)),
    options,
    host: {
      ...host,
      getCurrentDirectory: () => project.folder,
      getSourceFile(path, version, ...rest) {
        if (path.startsWith(`${project.folder}/`)) return read(path, version, ...rest);
        if (!parsed.has(path)) parsed.set(path, read(path, version, ...rest));
        return parsed.get(path);
      },
    },
  });
}

/** What the compiler says of the files below a folder, a line each: `client.ts:3: ...`. */
export function listErrors(program: ts.Program, folder: string): string[] {
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${folder}/`));
  return files
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, start, code, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, " ");
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
      return `${file?.fileName.slice(folder.length + 1) ?? ""}:${line}: TS${code}: ${text}`;
    });
}
