import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Project } from "../project/open-project.ts";

const run = promisify(execFile);

/** What a compiler says of one line of a project. */
export interface CompilerError {
  /** The file, relative to the project. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  /** On one line, without the project's folder. */
  readonly text: string;
}

/**
 * Type-checks files and folders of a project by the `tsc` of a TypeScript, all in one run.
 * @throws {Error} when the compiler ends without having checked.
 */
export async function runCompiler(
  project: Project,
  compiler: string,
  include: readonly string[],
): Promise<CompilerError[]> {
  const settings = { compilerOptions: project.compilerOptions, include };
  project.write("tsconfig.json", JSON.stringify(settings));
  const words = [compiler, "-p", "tsconfig.json", "--pretty", "false"];
  try {
    await run(process.execPath, words, { cwd: project.folder, maxBuffer: 2 ** 30 });
    return [];
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    const errors = parseErrors(stdout, project.folder);
    if (errors.length > 0) return errors;
    throw new Error(`The compiler ended without checking the witnesses:\n${stdout}${stderr}${message}`);
  }
}

const errorPattern = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/;

function parseErrors(output: string, folder: string): CompilerError[] {
  const errors: CompilerError[] = [];
  for (const line of output.split(/\r?\n/)) {
    const [, file, row, column, code, text] = errorPattern.exec(line) ?? [];
    if (file !== undefined && code !== undefined && text !== undefined) {
      errors.push({ file, line: Number(row), column: Number(column), code, text: clean(text, folder) });
    }
    // What a message explains further stands indented below it; its first line says what it is.
  }
  return errors;
}

/** Names a package instead of the folder that it happens to be installed in. */
function clean(text: string, folder: string): string {
  return text
    .replaceAll(
      /import\("[^"]*\/packages\/([a-z0-9-]+)\/[^"]*"(?:, \{[^}]*\})?\)/g,
      'import("@tributary/$1")',
    )
    .replaceAll(`${folder}/`, "");
}
