import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../packages/run-command.ts";
import { runCodegen } from "../run-codegen.ts";

/** The changesets that wait for a release, by their file names. */
export function listPending(root: string): string[] {
  const folder = join(root, ".changeset");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .toSorted();
}

/**
 * Turns the changesets that wait into versions and changelogs, and checks that the packages are still what is
 * generated: a version is changesets' own, everything else in a generated package is not.
 * @throws {Error} where either fails; what changesets wrote then stays to be looked at.
 */
export async function versionPackages(root: string): Promise<void> {
  const changeset = join(root, "node_modules/@changesets/cli/bin.js");
  const { isWell, output } = await runCommand(process.execPath, [changeset, "version"], root);
  if (!isWell) throw new Error(`changeset version failed:\n${output.trim()}`);
  const lines: string[] = [];
  const isCurrent = await runCodegen({
    root,
    providers: [],
    check: true,
    print: (line) => void lines.push(line),
  });
  if (!isCurrent)
    throw new Error(`After the new versions the packages are not what is generated:\n${lines.join("\n")}`);
}
