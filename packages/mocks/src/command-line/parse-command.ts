import { parseArgs } from "node:util";

/** What the command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "serve"; readonly providers: readonly string[]; readonly firstPort: number };

/** The command line asks for something there is not; the message says what there is. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads the arguments; without a provider, all `known` are meant.
 * @throws {UsageError}
 */
export function parseCommand(args: readonly string[], known: readonly string[]): Command {
  const { values, positionals } = parseFlags(args);
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const providers = positionals.length === 0 ? known : [...new Set(positionals)];
  for (const provider of providers) {
    if (known.includes(provider)) continue;
    throw new UsageError(`there is no mock of "${provider}"; there are ${known.join(", ")}`);
  }
  return { kind: "serve", providers, firstPort: toFirstPort(values.port, providers.length) };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: "string", short: "p" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function toFirstPort(text: string | undefined, count: number): number {
  if (text === undefined) return 0;
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const last = port === 0 ? 0 : port + count - 1;
  if (last <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to ${65_535 - count + 1}, not "${text}"`);
}
