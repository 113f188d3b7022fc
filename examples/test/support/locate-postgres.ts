import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = [
  // Debian keeps each version in a folder of its own, off PATH.
  "/usr/lib/postgresql",
  "/opt/homebrew/opt",
  "/usr/local/opt",
];

/**
 * Finds the folder with PostgreSQL's programs. Where there is none, root on a CI machine, which nobody else uses,
 * installs Debian's package; a developer's machine is left as it is.
 */
export function locatePostgres(): string | { readonly skipped: string } {
  const found = findPostgres();
  if (found !== undefined) return found;
  if (!process.env["CI"]) return { skipped: "PostgreSQL is not installed, and is installed on CI only" };
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    return { skipped: "PostgreSQL is not installed, and only root on Debian can install it" };
  }
  try {
    installPostgres();
  } catch (error) {
    return { skipped: `apt-get could not install PostgreSQL: ${(error as Error).message}` };
  }
  return findPostgres() ?? { skipped: "apt-get installed PostgreSQL, yet it is not found" };
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

function installPostgres(): void {
  // Two test files may come here at once: the second waits for the first.
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  const run = (words: readonly string[]) =>
    execFileSync("apt-get", [...wait, ...words], {
      stdio: "pipe",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  const words = ["install", "-y", "--no-install-recommends", "postgresql"];
  try {
    run(words);
  } catch {
    // A fresh machine has no list of packages, an old one a list of what is gone.
    run(["update"]);
    run(words);
  }
}
