import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runGate } from "../../src/evolution/gate/run-gate.ts";
import { updateContracts } from "../../src/evolution/run/update-contracts.ts";
import { createGitRepository, type GitRepository, renameName } from "./support/create-git-repository.ts";

const changeset = ".changeset/killb-contract.md";
const proof = ".changeset/killb-contract.proof.json";
const mapping = "packages/customers/src/providers/killb.ts";

/*
 * The life of one change, in the order in which it is lived: a field that the composed client reads is renamed
 * upstream.
 */
describe("a response field that is renamed", { timeout: 120_000 }, () => {
  let repository: GitRepository;
  const printed: string[] = [];

  beforeAll(() => {
    repository = createGitRepository();
    repository.git("switch", "--quiet", "--create", "rename");
    renameName(repository);
  });

  afterAll(() => repository[Symbol.dispose]());

  const update = async () => {
    const result = await updateContracts({ root: repository.root, providers: [], print: () => undefined });
    if (result === undefined) throw new Error("it does not generate");
    return result;
  };
  const gate = async (summary?: string): Promise<boolean> => {
    printed.length = 0;
    return await runGate({ root: repository.root, summary, print: (line) => void printed.push(line) });
  };
  const findLine = (text: string): number =>
    repository
      .read(mapping)
      .split("\n")
      .findIndex((line) => line.includes(text)) + 1;

  it("does not pass without a changeset, and the command to write it is told", async () => {
    const summary = join(repository.root, "summary.md");
    expect(await gate(summary)).toBe(false);
    expect(printed.join("\n")).toContain("`@tributary/killb` needs a major changeset, and there is none.");
    expect(printed.at(-1)).toContain("Run `pnpm specs:changeset killb` and commit what it writes.");
    expect(repository.read("summary.md")).toContain("pnpm specs:changeset killb");
    expect(repository.read("summary.md")).toContain("TS2339: Property 'name' does not exist");
    repository.remove("summary.md");
    expect(repository.git("status", "--porcelain").trim()).toBe("M specs/killb/openapi.yaml");
  });

  it("gives regenerated code, a major changeset that quotes the compiler, and the lines of the mapping to change", async () => {
    const { verdicts, written } = await update();
    expect(written).toEqual([changeset, proof]);
    expect(repository.read("packages/killb/src/schema.ts")).toContain("legalName: string;");
    const text = repository.read(changeset);
    expect(text).toMatch(/^---\n"@tributary\/killb": major\n"@tributary\/customers": major\n---\n\n/);
    expect(text).toContain("**Breaking**\n\n- `CustomerProfile.name` is gone from answers");
    expect(text).toContain("`TS2339: Property 'name' does not exist on type 'CustomerProfile'.`");
    expect(text).toContain("**Added**\n\n- `CustomerProfile.legalName` in answers");
    expect(text).toMatch(/Contract `[0-9a-f]{12}` to `[0-9a-f]{12}`; \d+ of \d+ uses/);
    const { errors } = verdicts.get("killb")?.customers ?? { errors: [] };
    expect(errors.map(({ file, line }) => [file, line])).toEqual([
      [mapping, findLine('name: ["name"]')],
      [mapping, findLine("readText(record.name)")],
    ]);
  });

  it("names no package that the change does not concern", () => {
    for (const name of ["align", "gurupay"])
      expect(repository.exists(`.changeset/${name}-contract.md`)).toBe(false);
    expect(repository.read(changeset)).not.toMatch(/align|gurupay|mocks|http"/);
  });

  it("leaves a proof that a machine can read", () => {
    const read = JSON.parse(repository.read(proof));
    expect(read).toMatchObject({
      proofVersion: 1,
      package: "@tributary/killb",
      level: "major",
      bump: "major",
      bumps: { "@tributary/killb": "major", "@tributary/customers": "major" },
      baseCommit: repository.git("rev-parse", "main").trim(),
      tools: { typescript: "7.0.2", typescriptClassic: "5.9.3", redocly: "2.77.0" },
      doubts: [],
    });
    expect(read.findings[0]).toMatchObject({ code: "response-member-removed", message: { code: "TS2339" } });
    expect(read.base.contract).not.toBe(read.current.contract);
    expect(repository.read(proof)).not.toContain(repository.root);
    expect(repository.read(proof)).not.toContain("tributary-evolution");
  });

  it("passes with the changeset", async () => {
    expect(await gate()).toBe(true);
    repository.commit("Rename");
    expect(await gate()).toBe(true);
  });

  it("still breaks the users of the composed client once its mapping is mended", async () => {
    repository.replace(mapping, 'name: ["name"]', 'name: ["legalName"]');
    repository.replace(mapping, "readText(record.name)", "readText(record.legalName)");
    const { verdicts } = await update();
    expect(verdicts.get("killb")?.customers).toMatchObject({ level: "major", errors: [] });
    repository.commit("Mend");
  });

  it("changes nothing in a second run, committed or not", async () => {
    expect(await update()).toMatchObject({ written: [], removed: [] });
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("is joined by a further change, in the same changeset and from the published state", async () => {
    repository.replace("specs/killb/openapi.yaml", "example: Customer in good standing", "maxLength: 40");
    expect(await gate(), "the changeset is of another state").toBe(false);
    expect(printed.join("\n")).toContain("was written of another state of the contract");
    const { written } = await update();
    expect(written).toEqual([changeset, proof]);
    const text = repository.read(changeset);
    expect(text).toContain("`CustomerProfile.name` is gone from answers");
    expect(text).toContain("`maxLength of CustomerProfile.note`: `nothing → 40`");
    expect(await gate()).toBe(true);
  });

  it("keeps the bump of what a person has raised", async () => {
    repository.replace(
      "specs/align/openapi.json",
      '"company_name":{',
      '"nickname":{"type":"string"},"company_name":{',
    );
    await update();
    expect(repository.read(".changeset/align-contract.md")).toContain('"@tributary/align": minor\n---');
    repository.replace(
      ".changeset/align-contract.md",
      '"@tributary/align": minor',
      '"@tributary/align": major',
    );
    await update();
    expect(repository.read(".changeset/align-contract.md")).toContain('"@tributary/align": major\n---');
  });

  it("is released by changesets, which does not mind the proof", () => {
    const program = join(repository.root, "node_modules/@changesets/cli/bin.js");
    repository.commit("Widen");
    execFileSync(process.execPath, [program, "version"], { cwd: repository.root, stdio: "pipe" });
    expect(JSON.parse(repository.read("packages/killb/package.json")).version).toBe("1.0.0");
    expect(JSON.parse(repository.read("packages/gurupay/package.json")).version).toBe("0.0.0");
    expect(repository.read("packages/killb/CHANGELOG.md")).toContain(
      "`CustomerProfile.name` is gone from answers",
    );
    expect(repository.exists(changeset)).toBe(false);
  });

  it("is behind once it is released: the tag is what later changes are compared with", async () => {
    repository.commit("Release");
    repository.git("tag", "@tributary/killb@1.0.0");
    repository.git("tag", "@tributary/align@1.0.0");
    const { verdicts, removed, written } = await update();
    expect(removed).toEqual([".changeset/align-contract.proof.json", proof]);
    expect(written).toEqual([]);
    expect([...verdicts.values()].map(({ level, base }) => [level, base?.label])).toEqual([
      ["none", "@tributary/align@1.0.0"],
      ["none", expect.stringMatching(/^main at /)],
      ["none", "@tributary/killb@1.0.0"],
    ]);
  });

  it("is taken back with its changeset", async () => {
    repository.commit("Clean");
    repository.replace("specs/killb/openapi.yaml", "maxLength: 40", "maxLength: 41");
    await update();
    expect(repository.read(changeset)).toContain('"@tributary/killb": minor\n---');
    repository.replace("specs/killb/openapi.yaml", "maxLength: 41", "maxLength: 40");
    expect((await update()).removed).toEqual([changeset, proof]);
    expect(repository.git("status", "--porcelain")).toBe("");
  });
});
