import { parseArgs } from "node:util";
import { runtimes } from "./runtimes.ts";

export const usage = `Runs the transport's core checks on every runtime it supports, against servers on loopback.

  pnpm test:runtimes [runtime...]    these runtimes, or all:
                                     ${runtimes.map(({ name }) => name).join(", ")}
  pnpm test:runtimes --no-install    use what is on this machine, install nothing
  pnpm test:runtimes --strict        a runtime that is skipped is a failure
  pnpm test:runtimes --help          this text

Runtimes are installed by npm under node_modules/.cache/tributary-runtimes; Chromium by apt-get, for root only.
Exit codes: 0 all is well, 1 a check failed (or --strict and a runtime was skipped), 2 the command line is wrong.`;

export interface RuntimesCommand {
  /** Names of runtimes, in the table's order. */
  readonly names: readonly string[];
  readonly mayInstall: boolean;
  readonly isStrict: boolean;
}

/** A command line that makes no sense. */
export class UsageError extends Error {}

/**
 * Reads the command line; `undefined` asks for help.
 * @throws {UsageError} for an option or a runtime that nobody knows.
 */
export function parseRuntimesCommand(words: readonly string[]): RuntimesCommand | undefined {
  const { values, positionals } = parse(words);
  if (values.help === true) return undefined;
  const known = runtimes.map(({ name }) => name);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`unknown runtime ${unknown}; known: ${known.join(", ")}`);
  const names = positionals.length === 0 ? known : known.filter((name) => positionals.includes(name));
  return { names, mayInstall: values["no-install"] !== true, isStrict: values.strict === true };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        "no-install": { type: "boolean" },
        strict: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
