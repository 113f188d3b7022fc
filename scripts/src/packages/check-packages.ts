import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkConsumer, createConsumer } from "./consumer.ts";
import { findPackages, type PublishedPackage } from "./find-packages.ts";
import { runCommand } from "./run-command.ts";

/**
 * Packs every publishable package and checks what its users would get: publint, attw, and a program that uses
 * them installed elsewhere, under each supported TypeScript. The packages must have been built.
 * @returns whether all is well; each problem is printed.
 */
export async function checkPackages(root: string, print: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-packages-"));
  try {
    const tarballs = new Map<PublishedPackage, string>();
    const problems: string[] = [];
    for (const each of findPackages(root)) {
      const tarball = await pack(each, join(folder, "tarballs", each.name.replace("/", "-")));
      tarballs.set(each, tarball);
      const found = await lintTarball(root, tarball);
      print(`${each.name}  ${found.length === 0 ? "publint and attw: clean" : "has problems"}`);
      problems.push(...found.map((problem) => `${each.name}: ${problem}`));
    }
    const consumer = join(folder, "consumer");
    mkdirSync(consumer);
    await createConsumer(root, consumer, tarballs);
    const found = await checkConsumer(root, consumer);
    print(`A program that has them installed  ${found.length === 0 ? "compiles and runs" : "has problems"}`);
    problems.push(...found);
    for (const problem of problems) print(`\n${problem}`);
    return problems.length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pack({ name, folder }: PublishedPackage, target: string): Promise<string> {
  mkdirSync(target, { recursive: true });
  const { isWell, output } = await runCommand("pnpm", ["pack", "--pack-destination", target], folder);
  const [tarball] = isWell ? readdirSync(target) : [];
  if (tarball === undefined) throw new Error(`${name} cannot be packed; run it through pnpm:\n${output}`);
  return join(target, tarball);
}

async function lintTarball(root: string, tarball: string): Promise<string[]> {
  const commands = [
    ["publint/src/cli.js", "run", "--strict", tarball],
    ["@arethetypeswrong/cli/dist/index.js", "--profile", "esm-only", tarball],
  ];
  const results = commands.map(([program = "", ...words]) =>
    runCommand(process.execPath, [join(root, "node_modules", program), ...words], root),
  );
  return (await Promise.all(results)).filter(({ isWell }) => !isWell).map(({ output }) => output);
}
