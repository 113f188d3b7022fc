import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import type { Repository } from "./create-repository.ts";
import { repositoryRoot } from "./repository-root.ts";

/** What came of generating a provider in a process that may do little. */
export interface LimitedRun {
  /** The names of the files, or none. */
  readonly files: readonly string[];
  readonly error?: { readonly name: string; readonly message: string };
  readonly milliseconds: number;
}

/** A bound that a slow machine keeps and an endless loop does not. */
const longest = 60_000;

const program = `
import { generate } from ${JSON.stringify(join(repositoryRoot, "scripts/src/generate.ts"))};
const started = performance.now();
const [{ files, error }] = await generate(process.argv[1], [process.argv[2]]);
console.log(JSON.stringify({
  files: [...(files ?? new Map()).keys()],
  error: error && { name: error.name, message: error.message },
  milliseconds: performance.now() - started,
}));
`;

/**
 * Generates a provider with little memory, without network, and with no file to read or write but those of the
 * repository, of its copy and of the system's temporary folder. Whatever is denied ends the run with an error.
 */
export async function generateLimited(
  { root }: Repository,
  provider: string,
  megabytes = 1024,
): Promise<LimitedRun> {
  const permissions = [
    "--permission",
    `--allow-fs-read=${repositoryRoot}`,
    "--allow-fs-read=/tmp",
    `--allow-fs-write=/tmp`,
    // Biome, by which the files are formatted.
    "--allow-child-process",
  ];
  const words = [`--max-old-space-size=${megabytes}`, ...permissions, "--input-type=module-typescript"];
  const child = spawn(process.execPath, [...words, "-e", program, root, provider], { timeout: longest });
  const ended = once(child, "close");
  const [output, complaints] = await Promise.all([readText(child.stdout), readText(child.stderr)]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`The process ended with ${code}:\n${output}${complaints.slice(-4000)}`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}
