import { existsSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../packages/run-command.ts";
import { explainFailure, readFirstLine } from "./explain-failure.ts";
import { locateChromium } from "./locate-chromium.ts";
import type { Runtime, RuntimePackage } from "./runtimes.ts";

/** Where a runtime is, or why it is not there. */
export type Location =
  | { readonly executable: string; readonly version: string }
  | { readonly skipped: string };

/** The machine that runtimes are looked for and installed on. */
export interface Machine {
  /** `linux-x64`, as Node names them. */
  readonly platform: string;
  readonly isRoot: boolean;
  /** The runtime that runs this command. */
  readonly own: { readonly name: string; readonly version: string; readonly executable: string };
  /** The folder for what is installed. */
  readonly cache: string;
  readonly mayInstall: boolean;
  readonly run: typeof runCommand;
  readonly exists: (path: string) => boolean;
}

export function createMachine(cache: string, mayInstall: boolean): Machine {
  const { arch, execPath, getuid, platform, versions } = process;
  return {
    platform: `${platform}-${arch}`,
    isRoot: getuid?.() === 0,
    own: { name: `node-${versions.node.split(".")[0]}`, version: versions.node, executable: execPath },
    cache,
    mayInstall,
    run: runCommand,
    exists: existsSync,
  };
}

/** Finds a runtime, and installs it where that is needed and allowed. Whatever fails is a reason to skip it. */
export async function locateRuntime(runtime: Runtime, machine: Machine): Promise<Location> {
  const found =
    runtime.kind === "page" ? await locateChromium(machine) : await locatePackage(runtime, machine);
  if (typeof found !== "string") return found;
  const { isWell, output } = await machine.run(found, ["--version"], machine.cache);
  if (!isWell) return { skipped: `its executable does not start here: ${readFirstLine(output)}` };
  return { executable: found, version: /\d+(\.\d+)+|\d{4}-\d\d-\d\d/.exec(output)?.[0] ?? "unknown" };
}

async function locatePackage(
  { name, packages }: Runtime,
  machine: Machine,
): Promise<string | { skipped: string }> {
  const wanted = packages[machine.platform];
  if (!wanted) return { skipped: `it has no package for ${machine.platform}` };
  // The workspace's own Node need not be fetched a second time.
  if (name === machine.own.name && wanted.version === machine.own.version) return machine.own.executable;
  const folder = join(machine.cache, `${name}-${wanted.version}`);
  const executable = join(folder, "node_modules", wanted.name, wanted.executable);
  if (machine.exists(executable)) return executable;
  if (!machine.mayInstall) return { skipped: "it is not installed, and --no-install was given" };
  const { isWell, output } = await installPackage(wanted, folder, machine);
  if (!isWell) return { skipped: `npm could not install ${wanted.name}: ${explainFailure(output)}` };
  return machine.exists(executable) ? executable : { skipped: `${wanted.name} has no ${wanted.executable}` };
}

/** Installs one package outside of the workspace, without running any script of it. */
function installPackage({ name, version }: RuntimePackage, folder: string, { cache, run }: Machine) {
  const options = [
    "--no-save",
    "--no-package-lock",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=1",
  ];
  return run("npm", ["install", "--prefix", folder, ...options, `${name}@${version}`], cache);
}
