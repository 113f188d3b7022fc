import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPublishedBase } from "../../src/evolution/base/find-base.ts";
import { isChangedSince, readFolderAt } from "../../src/evolution/base/git.ts";
import { readBase } from "../../src/evolution/base/read-base.ts";
import { hashSurface } from "../../src/evolution/published-package.ts";
import { compareWithBase } from "../../src/evolution/run/compare-with-base.ts";
import { createGitRepository, type GitRepository } from "./support/create-git-repository.ts";

describe("a base", { timeout: 120_000 }, () => {
  let repository: GitRepository;

  beforeAll(() => {
    repository = createGitRepository();
  });

  afterAll(() => repository[Symbol.dispose]());

  const read = (base: string | undefined, isAlone = true) =>
    readBase(repository.root, "align", base, isAlone);
  const compare = (base: string) => compareWithBase({ root: repository.root, providers: ["align"], base });

  it("is what was committed, not what stands in the work tree", async () => {
    const committed = repository.read("packages/align/src/types.ts");
    repository.write("packages/align/src/types.ts", "changed");
    const { published, commit } = await read(undefined);
    expect(published?.files.get("src/types.ts")).toBe(committed);
    expect(commit?.label).toMatch(/^main at [0-9a-f]{7}$/);
    expect(repository.read("packages/align/src/types.ts")).toBe("changed");
    repository.git("restore", ".");
  });

  it("holds what is published and nothing else", async () => {
    const { published } = await read("main");
    expect([...(published?.files.keys() ?? [])].toSorted()).toEqual([
      "openapi.json",
      "package.json",
      ...["client", "descriptor", "index", "operations", "path-calls", "schema", "types"].map(
        (name) => `src/${name}.ts`,
      ),
    ]);
  });

  it("is the release's tag, once there is one of the package's version", () => {
    repository.replace("packages/align/package.json", '"version": "0.0.0"', '"version": "1.2.3"');
    repository.git("tag", "@tributary/align@1.2.3");
    repository.git("tag", "@tributary/killb@1.2.3");
    expect(findPublishedBase(repository.root, "align").label).toBe("@tributary/align@1.2.3");
    expect(findPublishedBase(repository.root, "killb").label).toMatch(/^main at/);
    repository.git("restore", ".");
  });

  it("is nothing for a package that is new: its verdict is that it is", async () => {
    repository.git("rm", "--quiet", "-r", "--cached", "packages/align");
    repository.git("commit", "--quiet", "--message", "Without");
    const { verdicts } = await compare("HEAD");
    repository.git("reset", "--quiet", "--soft", "HEAD~1");
    repository.git("add", "packages/align");
    expect(verdicts.get("align")).toMatchObject({
      level: "major",
      base: undefined,
      findings: [{ code: "package-added" }],
    });
  });

  it.each([
    ["a package's folder", "packages/align"],
    ["another checkout", "."],
    ["upstream's document", "specs/align/openapi.json"],
    ["a contract that has its fixes", "packages/align/openapi.json"],
  ])("may be %s, from which nothing changed", async (_, base) => {
    const { published, commit } = await read(base);
    expect(commit).toBeUndefined();
    expect(published?.files.has("src/index.ts")).toBe(true);
    const { verdicts } = await compare(base);
    expect(verdicts.get("align")?.findings).toEqual([]);
  });

  it("may be a package as npm packs it", async () => {
    const target = join(repository.root, "align.tgz");
    const words = ["-czf", target, "--transform", "s,^packages/align,package,", "packages/align"];
    execFileSync("tar", words, { cwd: repository.root, stdio: "pipe" });
    const { published } = await read("align.tgz");
    const committed = (await read("main")).published;
    if (published === undefined || committed === undefined) throw new Error("there is no package");
    expect(hashSurface(published)).toBe(hashSurface(committed));
    repository.remove("align.tgz");
  });

  it.each([
    ["packages/http", /holds no package|src\/index/, true],
    ["specs/README.md", /specs\/README.md is no base/, true],
    ["package.json", /package.json is no OpenAPI 3.0 or 3.1 document/, true],
    ["nowhere", /`nowhere` is neither a file nor a commit/, true],
    ["--output=/tmp/x", /is neither a file nor a commit/, true],
    ["main:package.json", /is neither a file nor a commit/, true],
    ["packages/align", /is of one provider/, false],
  ])("is refused as %s, with the way out", async (base, problem, isAlone) => {
    const run = read(base, isAlone);
    if (base === "packages/http") expect((await run).published?.provider).toBe("align");
    else await expect(run).rejects.toThrow(problem);
  });

  it("is not there in a clone without history, and that is said", () => {
    repository.git("switch", "--quiet", "--orphan", "lonely");
    repository.git("branch", "--quiet", "--move", "main", "kept");
    expect(() => findPublishedBase(repository.root, "align")).toThrow(/git fetch --unshallow/);
    repository.git("branch", "--quiet", "--move", "kept", "main");
    repository.git("switch", "--quiet", "main");
  });
});

describe("a folder at a commit", () => {
  it("is read with its bytes, whatever its files are called, and without links", () => {
    using repository = createGitRepository();
    repository.write("folder/a b.txt", "line\n\nend");
    repository.write("folder/ünïcode\ttab.txt", "\u{1F600}");
    repository.write("folder/empty.txt", "");
    execFileSync("ln", ["-s", "a b.txt", join(repository.root, "folder/link")]);
    repository.commit("Names");
    const commit = repository.git("rev-parse", "HEAD").trim();
    expect(Object.fromEntries(readFolderAt(repository.root, commit, "folder"))).toEqual({
      "a b.txt": "line\n\nend",
      "ünïcode\ttab.txt": "\u{1F600}",
      "empty.txt": "",
    });
    expect(readFolderAt(repository.root, commit, "nowhere").size).toBe(0);
    expect(isChangedSince(repository.root, commit, ["folder"])).toBe(false);
    repository.write("folder/new.txt", "");
    expect(isChangedSince(repository.root, commit, ["folder"])).toBe(true);
    expect(isChangedSince(repository.root, commit, ["specs"])).toBe(false);
  });
});
