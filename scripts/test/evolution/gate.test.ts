import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toChangesetFile, toProofFile } from "../../src/evolution/changeset/contract-changeset.ts";
import { findShortages, listOwnChangesets } from "../../src/evolution/gate/check-coverage.ts";
import { runGate } from "../../src/evolution/gate/run-gate.ts";
import { createGitRepository, type GitRepository } from "./support/create-git-repository.ts";
import { createFinding, createVerdict } from "./support/create-verdict.ts";

const header = (...lines: readonly string[]): string => `---\n${lines.join("\n")}\n---\n\nText.\n`;
const breaking = createVerdict([createFinding("name-removed", "Customer")]);
const adding = createVerdict([createFinding("name-added", "Customer")]);

describe("the gate", { timeout: 120_000 }, () => {
  let repository: GitRepository;
  let commit: string;

  beforeAll(() => {
    repository = createGitRepository();
    repository.write(".changeset/earlier.md", header('"@tributary/align": major'));
    repository.commit("Wait");
    commit = repository.git("rev-parse", "HEAD").trim();
    repository.git("switch", "--quiet", "--create", "change");
  });

  afterAll(() => repository[Symbol.dispose]());

  const check = (verdict = breaking, files: Readonly<Record<string, string>> = {}): string[] => {
    for (const [name, text] of Object.entries(files)) repository.write(name, text);
    try {
      return findShortages(repository.root, verdict, listOwnChangesets(repository.root, commit)).map(
        ({ problem }) => problem,
      );
    } finally {
      for (const name of Object.keys(files)) repository.remove(name);
      repository.git("restore", ".changeset");
    }
  };

  it("does not take a changeset that waited for this change's own", () => {
    expect(check()).toEqual(["`@tributary/align` needs a major changeset, and there is none"]);
  });

  it("takes one that a person wrote, and one that was there and says more now", () => {
    expect(check(breaking, { ".changeset/mine.md": header('"@tributary/align": major') })).toEqual([]);
    expect(
      check(breaking, {
        ".changeset/earlier.md": header('"@tributary/align": major', '"@tributary/http": patch'),
      }),
    ).toEqual([]);
    expect(
      check(breaking, { ".changeset/mine.md": header('"@tributary/align": major').replaceAll("\n", "\r\n") }),
    ).toEqual([]);
  });

  it("takes a higher bump than it needs, and adds up several", () => {
    expect(check(adding, { ".changeset/mine.md": header('"@tributary/align": major') })).toEqual([]);
    const files = {
      ".changeset/a.md": header('"@tributary/align": patch'),
      ".changeset/b.md": header('"@tributary/align": minor'),
    };
    expect(check(adding, files)).toEqual([]);
  });

  it.each([
    ["of another package", header('"@tributary/killb": major'), "there is none"],
    ["that is too small", header('"@tributary/align": minor'), "there is a minor only"],
    ["that does not parse", "---\n{ [\n---\n\nText.\n", "there is none"],
    ["without a header", '"@tributary/align": major\n', "there is none"],
    ["of a bump that does not exist", header('"@tributary/align": huge'), "there is none"],
  ])("refuses one %s", (_, text, problem) => {
    expect(check(breaking, { ".changeset/mine.md": text })).toEqual([
      `\`@tributary/align\` needs a major changeset, and ${problem}`,
    ]);
  });

  it("asks for the composed client's as well, where its users meet the change", () => {
    const customers = { level: "major" as const, bump: "major" as const, findings: [], errors: [] };
    const verdict = { ...breaking, customers };
    expect(check(verdict, { ".changeset/mine.md": header('"@tributary/align": major') })).toEqual([
      "`@tributary/customers` needs a major changeset, and there is none",
    ]);
  });

  it("refuses one that was written of another state, and takes one of this", () => {
    const proofOf = (surface: string): string =>
      JSON.stringify({ proofVersion: 1, level: "major", baseCommit: commit, current: { surface } });
    const files = (surface: string) => ({
      [toChangesetFile("align")]: header('"@tributary/align": major'),
      [toProofFile("align")]: proofOf(surface),
    });
    expect(check(breaking, files(breaking.current.surface))).toEqual([]);
    expect(check(breaking, files("0".repeat(64)))).toEqual([
      "`.changeset/align-contract.md` was written of another state of the contract",
    ]);
  });

  it("refuses a verdict in doubt, until a person has settled it by a major", () => {
    const doubtful = { ...adding, doubts: ["the layers disagree"] };
    const problems = check(doubtful, { ".changeset/mine.md": header('"@tributary/align": minor') });
    expect(problems).toEqual([expect.stringContaining("is in doubt")]);
    expect(check(doubtful, { ".changeset/mine.md": header('"@tributary/align": major') })).toEqual([]);
  });

  it("looks at nothing where nothing was touched, and says so", async () => {
    const lines: string[] = [];
    const isWell = await runGate({
      root: repository.root,
      base: "main",
      print: (line) => void lines.push(line),
    });
    expect(isWell).toBe(true);
    expect(lines).toEqual([
      expect.stringMatching(/^0 of 3 providers are touched since main at /),
      "No published client changes.",
    ]);
  });

  it("looks at what a branch changed, not at what its base did since", async () => {
    repository.git("switch", "--quiet", "main");
    repository.replace(
      "specs/align/openapi.json",
      '"company_name":{',
      '"nickname":{"type":"string"},"company_name":{',
    );
    repository.commit("Elsewhere");
    repository.git("switch", "--quiet", "change");
    const lines: string[] = [];
    await runGate({ root: repository.root, base: "main", print: (line) => void lines.push(line) });
    expect(lines[0]).toMatch(/^0 of 3 providers/);
  });

  it("names the way out where the base is not there", async () => {
    const run = runGate({ root: repository.root, base: "nowhere", print: () => undefined });
    await expect(run).rejects.toThrow(/`nowhere` is neither a file nor a commit/);
  });
});
