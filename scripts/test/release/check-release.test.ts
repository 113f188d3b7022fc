import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listPending, versionPackages } from "../../src/release/version-packages.ts";
import { createStaging, readFiles } from "../../src/update/staging.ts";
import { compareFiles } from "../support/create-repository.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { runProgram } from "../support/run-entry.ts";
import { writeFileAt } from "../support/temporary-folder.ts";

const packages = ["align", "customers", "gurupay", "http", "killb", "mocks"];

function readManifest(root: string, name: string) {
  return JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
}

/** The files of a repository as texts. */
function readTexts(root: string): Map<string, string> {
  return new Map(
    [...readFiles(root, ["packages", "specs", ".changeset"])].map(([path, bytes]) => [
      path,
      bytes.toString(),
    ]),
  );
}

/** Makes a copy of ours with these changesets alone, its packages at this version. */
function createReleased(changesets: Record<string, string>, version = "1.0.0") {
  const copy = createStaging(repositoryRoot);
  for (const name of packages) {
    const manifest = readManifest(copy.root, name);
    writeFileAt(
      copy.root,
      `packages/${name}/package.json`,
      `${JSON.stringify({ ...manifest, version }, null, 2)}\n`,
    );
  }
  for (const name of listPending(copy.root)) writeFileAt(copy.root, `.changeset/${name}`, "---\n---\n");
  for (const [name, text] of Object.entries(changesets))
    writeFileAt(copy.root, `.changeset/${name}.md`, text);
  return copy;
}

/** It is there wherever a script of the repository runs. */
function hasPnpm(): boolean {
  return spawnSync("pnpm", ["--version"]).status === 0;
}

describe("a release", { timeout: 120_000 }, () => {
  it("publishes every package first as 1.0.0, and leaves them what is generated", async () => {
    const all = packages.map((name) => `"@tributary/${name}": major\n`).join("");
    using copy = createReleased({ first: `---\n${all}---\n\nThe first release.\n` }, "0.0.0");
    await versionPackages(copy.root);
    for (const name of packages) {
      expect(readManifest(copy.root, name), name).toEqual({
        ...readManifest(repositoryRoot, name),
        version: "1.0.0",
      });
      expect(readFileSync(join(copy.root, "packages", name, "CHANGELOG.md"), "utf8")).toContain("## 1.0.0");
    }
    expect(readManifest(copy.root, "killb").dependencies).toEqual({ "@tributary/http": "workspace:^" });
    expect(listPending(copy.root)).toEqual([]);
  });

  it.each([
    ["minor", "1.1.0", "1.0.0"],
    ["major", "2.0.0", "1.0.1"],
  ])(
    "bumps by a %s what the changeset names, and a dependent only out of its range",
    async (level, own, dependent) => {
      using copy = createReleased({
        "killb-contract": `---\n"@tributary/killb": ${level}\n---\n\nAn operation more.\n`,
      });
      await versionPackages(copy.root);
      const versions = Object.fromEntries(
        packages.map((name) => [name, readManifest(copy.root, name).version]),
      );
      expect(versions).toEqual({
        align: "1.0.0",
        customers: dependent,
        gurupay: "1.0.0",
        http: "1.0.0",
        killb: own,
        mocks: "1.0.0",
      });
      expect(readManifest(copy.root, "customers").dependencies["@tributary/killb"]).toBe("workspace:^");
      expect(readFileSync(join(copy.root, "packages/killb/CHANGELOG.md"), "utf8")).toContain(
        "An operation more.",
      );
    },
  );

  it("stops where a package is not what is generated", async () => {
    using copy = createReleased({ "killb-contract": '---\n"@tributary/killb": patch\n---\n\nWords.\n' });
    writeFileAt(copy.root, "packages/killb/src/stray.ts", "");
    await expect(versionPackages(copy.root)).rejects.toThrow("packages/killb/src/stray.ts is not generated");
  });

  it("stops where a changeset names a package that nobody knows", async () => {
    using copy = createReleased({ odd: '---\n"@tributary/odd": patch\n---\n\nWords.\n' });
    await expect(versionPackages(copy.root)).rejects.toThrow("changeset version failed");
  });

  it.skipIf(!hasPnpm())(
    "can be looked at in a copy: what would be published, by whole ranges, and nothing here is changed",
    async () => {
      const before = readTexts(repositoryRoot);
      await using entry = runProgram(repositoryRoot, "release.ts", ["check"]);
      expect(await entry.exit, entry.output()).toBe(0);
      for (const name of packages) expect(entry.output()).toContain(`@tributary/${name}  `);
      expect(entry.output()).not.toMatch(/workspace:|\^0\.0\.0/);
      expect(entry.output()).toMatch(/@tributary\/killb .*with @tributary\/http \^\d/);
      expect(compareFiles(readTexts(repositoryRoot), before)).toEqual([]);
    },
  );

  it.each([
    [["--help"], 0],
    [[], 2],
    [["publish"], 2],
    [["check", "more"], 2],
  ])("takes %j for %d", async (input, code) => {
    await using entry = runProgram(repositoryRoot, "release.ts", input);
    expect(await entry.exit).toBe(code);
    expect(entry.output()).toContain("pnpm release:check");
  });
});
