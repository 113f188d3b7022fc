import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPullRequest } from "../../src/proposals/open-pull-request.ts";
import { prepareUpdates } from "../../src/proposals/prepare-updates.ts";
import { createGeneratedRepository, type Repository } from "../support/create-repository.ts";
import { type DocumentServer, startDocumentServer } from "../support/document-server.ts";
import { createTemporaryFolder } from "../support/temporary-folder.ts";

const outside = createTemporaryFolder();
const remote = join(outside.path, "remote.git");
const folder = join(outside.path, "proposals");
const log = join(outside.path, "gh.log");
const clock = { now: () => Date.parse("2027-03-04T05:06:07Z"), sleep: async () => {} };
let repository: Repository;
let server: DocumentServer;
let published: string;

/** Keeps what it was asked for, and knows of the pull request that it opened. */
const gh = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require("node:fs");
const log = ${JSON.stringify(log)};
const before = existsSync(log) ? readFileSync(log, "utf8") : "";
appendFileSync(log, JSON.stringify(process.argv.slice(2)) + "\\n");
if (process.argv[3] === "list" && before.includes('"create"')) console.log("7");
`;

function git(...words: string[]): string {
  return execFileSync("git", words, { cwd: repository.root, encoding: "utf8", stdio: "pipe" }).trimEnd();
}

function readCalls(): string[][] {
  return existsSync(log)
    ? readFileSync(log, "utf8")
        .trim()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line))
    : [];
}

async function propose(): Promise<string> {
  writeFileSync(
    log,
    readCalls()
      .filter(([, verb]) => verb === "create")
      .map((call) => `${JSON.stringify(call)}\n`)
      .join(""),
  );
  await prepareUpdates({
    root: repository.root,
    folder,
    progress: () => {},
    clock,
    fetchOptions: { clock, attempts: 1 },
  });
  return await openPullRequest({
    root: repository.root,
    branch: "specs/killb",
    gh: join(outside.path, "gh"),
    title: "Update killb",
    bodyFile: join(folder, "killb.md"),
    mark: { file: "specs/killb/source.json", member: "sha256" },
  });
}

beforeAll(async () => {
  repository = await createGeneratedRepository();
  published = repository
    .read("specs/killb/openapi.yaml")
    .replace("version: 2.0.0", "version: 2.1.0")
    .replace("Get customer profile", "'`$(touch injected)` @someone'");
  server = await startDocumentServer((response) => void response.end(published));
  const source = JSON.parse(repository.read("specs/killb/source.json"));
  repository.write("specs/killb/source.json", JSON.stringify({ ...source, url: server.url }));
  repository.write(".gitignore", "node_modules\n");
  writeFileSync(join(outside.path, "gh"), gh);
  chmodSync(join(outside.path, "gh"), 0o755);
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch", "main", remote]);
  git("init", "--quiet", "--initial-branch", "main");
  git("config", "user.name", "Robot");
  git("config", "user.email", "robot@example.com");
  git("config", "commit.gpgsign", "false");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Start");
  git("remote", "add", "origin", remote);
  git("push", "--quiet", "origin", "main");
}, 60_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  repository[Symbol.dispose]();
  outside[Symbol.dispose]();
});

describe("the weekly proposal", { timeout: 60_000 }, () => {
  it("puts what moved on a branch of its own, and opens a pull request for it", async () => {
    expect(await propose()).toBe("opened");
    expect(git("branch", "--show-current")).toBe("main");
    expect(git("status", "--porcelain")).toBe("");
    expect(git("branch", "--list", "specs/*", "--format=%(refname:short)")).toBe("specs/killb");
    expect(git("log", "--format=%s", "main..origin/specs/killb")).toBe(
      "Update killb to the document that is published",
    );
    const changed = git("diff", "--name-only", "main", "origin/specs/killb").split("\n");
    expect(changed).toContain("specs/killb/openapi.yaml");
    expect(changed.every((path) => /^(specs|packages)\//.test(path))).toBe(true);
    expect(readCalls().map(([, verb]) => verb)).toEqual(["list", "create"]);
    expect(readCalls()[1]).toEqual([
      "pr",
      "create",
      "--head",
      "specs/killb",
      "--base",
      "main",
      "--title",
      "Update killb",
      "--body-file",
      join(folder, "killb.md"),
    ]);
  });

  it("writes of it as a block of code, and lets no word of the document run", () => {
    const text = readFileSync(join(folder, "killb.md"), "utf8");
    expect(text).toMatch(/^ {4}killb {2}updated from http/m);
    expect(existsSync(join(repository.root, "injected"))).toBe(false);
    expect(existsSync("injected")).toBe(false);
  });

  it("leaves what is proposed already as it is", async () => {
    const before = git("rev-parse", "origin/specs/killb");
    expect(await propose()).toBe("proposed already");
    expect(git("rev-parse", "origin/specs/killb")).toBe(before);
    expect(readCalls().filter(([, verb]) => verb !== "create")).toEqual([]);
  });

  it("brings the open one up to date when the document has moved again", async () => {
    published = published.replace("version: 2.1.0", "version: 2.2.0");
    expect(await propose()).toBe("updated");
    expect(git("rev-list", "--count", "main..origin/specs/killb")).toBe("1");
    expect(git("show", "origin/specs/killb:specs/killb/openapi.yaml")).toContain("version: 2.2.0");
    expect(readCalls().at(-1)?.slice(0, 3)).toEqual(["pr", "edit", "7"]);
  });

  it("leaves a branch to the people who have committed on it", async () => {
    git("switch", "--quiet", "--detach", "origin/specs/killb");
    git("commit", "--quiet", "--allow-empty", "--message", "Correct by hand");
    git("push", "--quiet", "origin", "HEAD:refs/heads/specs/killb");
    git("switch", "--quiet", "main");
    published = published.replace("version: 2.2.0", "version: 2.3.0");
    expect(await propose()).toBe("left to people");
    expect(git("log", "-1", "--format=%s", "origin/specs/killb")).toBe("Correct by hand");
  });

  it("makes no branch of a provider that fails, and does the others", async () => {
    published = "<html>";
    const outcomes = await prepareUpdates({
      root: repository.root,
      folder,
      progress: () => {},
      clock,
      fetchOptions: { clock, attempts: 1 },
    });
    expect(outcomes.map(({ provider, outcome }) => [provider, outcome])).toEqual([
      ["align", "skipped"],
      ["gurupay", "skipped"],
      ["killb", "failed"],
    ]);
    expect(git("branch", "--list", "specs/*")).toBe("");
    expect(git("branch", "--show-current")).toBe("main");
  });

  it("does not start from a tree with changes", async () => {
    repository.write("specs/killb/new.txt", "mine");
    await expect(prepareUpdates({ root: repository.root, folder, progress: () => {} })).rejects.toThrow(
      "not committed",
    );
    repository.remove("specs/killb/new.txt");
  });
});
