import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { findPackages } from "../packages/find-packages.ts";
import { runCommand } from "../packages/run-command.ts";
import { createStaging } from "../update/staging.ts";
import { listPending, versionPackages } from "./version-packages.ts";

/** A package and what the release makes of it. */
export interface PlannedRelease {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What its published manifest asks of packages of ours. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * Makes the release in a copy of the repository, as far as it goes without a registry: versions, changelogs, the
 * check of what is generated, and each package packed, with its manifest as it would be published.
 * @throws {Error} where a step fails, or a published manifest would ask for something of the workspace.
 */
export async function checkRelease(root: string): Promise<PlannedRelease[]> {
  using copy = createStaging(root);
  const before = readVersions(root);
  if (listPending(root).length > 0) await versionPackages(copy.root);
  const folder = mkdtempSync(join(tmpdir(), "tributary-release-"));
  try {
    const planned: PlannedRelease[] = [];
    for (const each of findPackages(copy.root)) {
      const manifest = await packManifest(each.folder, folder);
      const dependencies = listOwn(manifest);
      const linked = Object.entries(dependencies).find(([, range]) => !/^[\^~]?\d+\.\d+\.\d+/.test(range));
      if (linked !== undefined)
        throw new Error(`${each.name} would be published with ${linked[0]} at ${linked[1]}.`);
      planned.push({
        name: each.name,
        before: before.get(each.name) ?? "new",
        after: String(manifest["version"]),
        dependencies,
      });
    }
    return planned;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readVersions(root: string): Map<string, string> {
  return new Map(
    findPackages(root).map(({ name, folder }) => [
      name,
      String(readManifest(join(folder, "package.json"))["version"]),
    ]),
  );
}

/** The manifest in the archive that would be published. */
async function packManifest(folder: string, target: string): Promise<Record<string, unknown>> {
  const own = join(target, basename(folder));
  mkdirSync(own);
  const archive = join(own, "package.tgz");
  const packed = await runCommand("pnpm", ["pack", "--out", archive], folder);
  if (!packed.isWell)
    throw new Error(`${basename(folder)} cannot be packed; run it through pnpm:\n${packed.output}`);
  const unpacked = await runCommand("tar", ["-xzf", archive, "-C", own, "package/package.json"], own);
  if (!unpacked.isWell) throw new Error(`${archive} cannot be unpacked:\n${unpacked.output}`);
  return readManifest(join(own, "package/package.json"));
}

function readManifest(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, "utf8"));
}

function listOwn(manifest: Record<string, unknown>): Record<string, string> {
  const all = ["dependencies", "peerDependencies", "optionalDependencies"].flatMap((kind) =>
    Object.entries((manifest[kind] ?? {}) as Record<string, string>),
  );
  return Object.fromEntries(all.filter(([name]) => name.startsWith("@tributary/")));
}
