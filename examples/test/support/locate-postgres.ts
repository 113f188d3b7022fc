import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { createProcessLock } from "../../sync/storage/sqlite/process-lock.ts";

/** The machine that a server is wanted on. */
export interface Machine {
  readonly platform: string;
  readonly isRoot: boolean;
  readonly isCi: boolean;
  /** The folder with PostgreSQL's programs. */
  find(): string | undefined;
  /** Runs apt-get; rejects when it fails. */
  install(words: readonly string[]): Promise<void>;
}

const FOLDERS = [
  // Debian keeps each version in a folder of its own, off PATH.
  "/usr/lib/postgresql",
  "/opt/homebrew/opt",
  "/usr/local/opt",
];

const thisMachine: Machine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  isCi: Boolean(process.env["CI"]),
  find: findPostgres,
  install: async (words) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await promisify(execFile)("apt-get", [...words], { env, maxBuffer: 2 ** 26 });
  },
};

/**
 * Finds the folder with PostgreSQL's programs. Where there is none, root on a CI machine, which nobody else uses,
 * installs Debian's package; a developer's machine is left as it is.
 */
export async function locatePostgres(machine = thisMachine): Promise<string | { readonly skipped: string }> {
  const found = machine.find();
  if (found !== undefined) return found;
  if (!machine.isCi) return { skipped: "PostgreSQL is not installed, and is installed on CI only" };
  if (machine.platform !== "linux" || !machine.isRoot) {
    return { skipped: "PostgreSQL is not installed, and only root on Debian can install it" };
  }
  try {
    await installOnce(machine);
  } catch (error) {
    return { skipped: `apt-get could not install PostgreSQL: ${(error as Error).message}` };
  }
  return machine.find() ?? { skipped: "apt-get installed PostgreSQL, yet it is not found" };
}

/** Several test files come here at once: the others wait for the first, and find its work done. */
async function installOnce(machine: Machine): Promise<void> {
  const lock = createProcessLock(join(tmpdir(), "tributary-postgres-install"));
  try {
    while (!lock.take()) await sleep(200);
    if (machine.find() === undefined) await install(machine);
  } finally {
    lock.close();
  }
}

async function install(machine: Machine): Promise<void> {
  const words = ["install", "-y", "--no-install-recommends", "postgresql"];
  try {
    await machine.install(words);
  } catch {
    // A fresh machine has no list of packages, an old one a list of what is gone.
    await machine.install(["update"]);
    await machine.install(words);
  }
}

function findPostgres(): string | undefined {
  const onPath = (process.env["PATH"] ?? "").split(":");
  const folders = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^(postgresql@)?\d+$/.test(name))
      .toSorted((one, other) => readVersion(other) - readVersion(one))
      .map((name) => join(folder, name, "bin")),
  );
  return [...folders, ...onPath].find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );
}

function readVersion(name: string): number {
  return Number(name.replace("postgresql@", ""));
}
