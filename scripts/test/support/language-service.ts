import { join } from "node:path";
import ts from "typescript";
import { repositoryRoot } from "./repository-root.ts";

/** What an editor shows of a file. */
export interface EditedFile {
  /** What hovering over a place shows, on one line; the place is where the text occurs first. */
  hover(text: string): string;
  /** The names that are offered after the text. */
  complete(text: string): string[];
  /** The compiler's complaints, the lines of each joined. */
  complaints(): string[];
}

/** Opens a file that exists only here in TypeScript 5.9's language service, as an editor would in a package. */
export function openFile(folder: string, code: string): EditedFile {
  const path = join(repositoryRoot, folder, "test/edited.ts");
  const { config } = ts.readConfigFile(join(repositoryRoot, folder, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(repositoryRoot, folder));
  const service = ts.createLanguageService({
    // The types of Node are of no use to a client's user, and take longer to read than all of ours.
    getCompilationSettings: () => ({ ...options, types: [] }),
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = name === path ? code : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => repositoryRoot,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === path || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const find = (text: string): number => {
    const position = code.indexOf(text);
    if (position < 0) throw new Error(`the file does not hold ${text}`);
    return position;
  };
  return {
    hover(text) {
      const shown = service.getQuickInfoAtPosition(path, find(text));
      return (shown?.displayParts ?? [])
        .map((part) => part.text)
        .join("")
        .replaceAll(/\s+/g, " ");
    },
    complete(text) {
      const offered = service.getCompletionsAtPosition(path, find(text) + text.length, undefined);
      return (offered?.entries ?? []).map(({ name }) => name);
    },
    complaints: () =>
      service
        .getSemanticDiagnostics(path)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ").replaceAll(/\s+/g, " ")),
  };
}
