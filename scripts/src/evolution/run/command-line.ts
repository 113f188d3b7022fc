import { CodegenError } from "../../codegen-error.ts";
import { EvolutionError } from "../evolution-error.ts";

/** A command line that is wrong. */
export class UsageError extends Error {}

/**
 * Runs a program to its exit code: 2 and the usage for a wrong command line, 1 for what fails. An interrupt
 * ends it at once, and what it keeps outside the tree is removed.
 */
export async function runCommandLine(usage: string, main: () => Promise<number>): Promise<void> {
  const end = (): void => process.exit(130);
  process.once("SIGINT", end).once("SIGTERM", end);
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = report(usage, error);
  } finally {
    process.removeListener("SIGINT", end).removeListener("SIGTERM", end);
  }
}

function report(usage: string, error: unknown): number {
  if (isUsageError(error)) {
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  const isExplained = error instanceof CodegenError || error instanceof EvolutionError;
  console.error(isExplained ? error.message : error);
  return 1;
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}
