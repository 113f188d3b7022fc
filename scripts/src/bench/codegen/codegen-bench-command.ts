import { parseArgs } from "node:util";

const DEFAULT_ROUNDS = 5;

export const usage = `Measures generating a large document, and type-checking calls on what comes of it, beside openapi-typescript.

  pnpm bench:codegen                     GitHub's document, installed from the npm registry into node_modules/.cache
  pnpm bench:codegen --document <file>   another document, OpenAPI 3.0 or 3.1 as JSON
  pnpm bench:codegen --rounds 11         more rounds, steadier medians
  pnpm bench:codegen --no-limits         measure and judge nothing
  pnpm bench:codegen --help              this text

Whole processes are measured, in turn, with all that they start: CPU time of user and system. It works in a copy of
the repository, outside the tree, for some three minutes.
Exit codes: 0 within the limits, 1 over one of them, 2 the command line is wrong.`;

export interface CodegenBenchCommand {
  /** The document's file; undefined for GitHub's. */
  readonly document: string | undefined;
  readonly rounds: number;
  /** Whether what is measured is held against the limits. */
  readonly isJudged: boolean;
}

/** A command line that makes no sense. */
export class UsageError extends Error {}

/**
 * Reads the command line; `undefined` asks for help.
 * @throws {UsageError} for an unknown option, and for rounds that are not a whole number above zero.
 */
export function parseCodegenBenchCommand(words: readonly string[]): CodegenBenchCommand | undefined {
  const values = parse(words);
  if (values.help === true) return undefined;
  const { rounds: text = String(DEFAULT_ROUNDS) } = values;
  const rounds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(rounds) || rounds < 1) {
    throw new UsageError("--rounds takes a whole number above zero");
  }
  return { document: values.document, rounds, isJudged: values["no-limits"] !== true };
}

function parse(words: readonly string[]) {
  try {
    const options = {
      document: { type: "string" },
      rounds: { type: "string" },
      "no-limits": { type: "boolean" },
      help: { type: "boolean", short: "h" },
    } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
