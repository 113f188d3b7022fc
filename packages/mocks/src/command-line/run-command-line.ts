import { readFileSync } from "node:fs";
import { listProviders, readShippedContract } from "../contract/shipped-contracts.ts";
import { listOperations } from "../document/contract-document.ts";
import type { MockServer } from "../server/mock-server.ts";
import { startMockServerFrom } from "../server/start-mock-server.ts";
import { toExampleCall } from "./example-call.ts";
import { parseCommand, UsageError } from "./parse-command.ts";
import { describeUsage } from "./usage.ts";

export interface Terminal {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Ends the servers. */
  readonly signal: AbortSignal;
}

/**
 * Runs the command line until `signal` aborts and gives the exit code: 0 after a clean stop, 1 when a
 * server could not start, 2 when the arguments make no sense.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const known = listProviders();
  try {
    const command = parseCommand(args, known);
    if (command.kind === "help") terminal.write(describeUsage(known));
    else if (command.kind === "version") terminal.write(`${readVersion()}\n`);
    else await serve(command.providers, command.firstPort, terminal);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof UsageError;
    terminal.writeError(`tributary-mocks: ${message}\n${isUsage ? "Try tributary-mocks --help.\n" : ""}`);
    return isUsage ? 2 : 1;
  }
}

async function serve(
  providers: readonly string[],
  firstPort: number,
  { write, signal }: Terminal,
): Promise<void> {
  await using servers = new AsyncDisposableStack();
  const started: MockServer[] = [];
  for (const [index, provider] of providers.entries()) {
    const port = firstPort === 0 ? 0 : firstPort + index;
    const contract = readShippedContract(provider);
    started.push(servers.use(await startMockServerFrom({ provider, contract, port })));
  }
  write(
    `${started.map(describeServer).join("\n")}\n\nCtrl-C stops ${started.length === 1 ? "it" : "them"}.\n`,
  );
  await untilAborted(signal);
}

function describeServer({ provider, url }: MockServer): string {
  const call = toExampleCall(url, listOperations(readShippedContract(provider)));
  return `${provider.padEnd(12)} ${url}${call === undefined ? "" : `\n  ${call}`}`;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function readVersion(): string {
  const file = new URL("../../package.json", import.meta.url);
  const manifest: { version: string } = JSON.parse(readFileSync(file, "utf8"));
  return manifest.version;
}
