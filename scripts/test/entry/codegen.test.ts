import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  compareFiles,
  createGeneratedRepository,
  createRepository,
  type Repository,
} from "../support/create-repository.ts";
import { createRecordingRepository } from "../support/recording-repository.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { installEntry, runEntry } from "../support/run-entry.ts";

async function run(...input: readonly string[]): Promise<{ code: number | null; output: string }> {
  await using entry = runEntry(repositoryRoot, ...input);
  const code = await entry.exit;
  return { code, output: entry.output() };
}

describe("the entry", { timeout: 20_000 }, () => {
  it("explains itself", async () => {
    const { code, output } = await run("--help");
    expect(code).toBe(0);
    for (const text of ["pnpm codegen [provider...]", "--check", "--watch", "--force", "Exit codes"]) {
      expect(output).toContain(text);
    }
  });

  it.each([
    [["--nope"], "--nope"],
    [["--check", "--watch"], "--check and --watch exclude each other"],
  ])("refuses %j with its usage", async (input, reason) => {
    const { code, output } = await run(...input);
    expect(code).toBe(2);
    expect(output).toContain(reason);
    expect(output).toContain("pnpm codegen --help");
    expect(output).not.toMatch(/^ {4}at /m);
  });

  it("refuses a provider that nobody knows", async () => {
    const { code, output } = await run("alingn");
    expect(code).toBe(1);
    expect(output).toContain("specs: there is no provider `alingn`");
    expect(output).toContain("Did you mean `align`?");
    expect(output).not.toMatch(/^ {4}at /m);
  });

  it("finds the repository's own packages current", async () => {
    const { code, output } = await run("--check", "--force");
    expect(output).toMatch(/^mocks {2}up to date/m);
    expect(code, output).toBe(0);
  });
});

describe("the entry in another repository", { timeout: 30_000 }, () => {
  let generated: Repository;

  beforeAll(async () => {
    generated = await createGeneratedRepository();
  });

  afterAll(() => generated[Symbol.dispose]());

  it("fails a check that finds a difference, and says what to do", async () => {
    using repository = createRepository(generated);
    installEntry(repository);
    repository.write("packages/align/src/stray.ts", "");
    await using entry = runEntry(repository.root, "--check");
    expect(await entry.exit).toBe(1);
    expect(entry.output()).toContain("align  packages/align/src/stray.ts is not generated");
    expect(entry.output()).toContain("Run `pnpm codegen` and commit what it writes.");
  });

  it("loads no library where nothing is to be generated", async () => {
    using repository = createRecordingRepository(generated);
    installEntry(repository);
    await using first = runEntry(repository.root);
    expect(await first.exit, first.output()).toBe(0);
    repository.remove("scripts/node_modules");
    await using second = runEntry(repository.root, "--check");
    expect(await second.exit, second.output()).toBe(0);
    expect(second.output()).toBe(first.output());
    repository.replace("packages/align/src/schema.ts", "interface", "Interface");
    await using third = runEntry(repository.root, "--check");
    expect(await third.exit).toBe(1);
    expect(third.output()).toContain("ERR_MODULE_NOT_FOUND");
  });

  it("watches: generates after each change, outlives every mistake, and ends well on SIGINT", async () => {
    using repository = createRepository(generated);
    installEntry(repository);
    const before = repository.list();
    const overlay = "specs/align/fixes.overlay.yaml";
    const vocabulary = "specs/x-tributary.schema.json";
    const original = { overlay: repository.read(overlay), vocabulary: repository.read(vocabulary) };
    await using entry = runEntry(repository.root, "--watch", "align");
    await entry.waitFor("align  up to date");
    await entry.waitFor("Watching specs");

    repository.replace(
      "specs/align/openapi.json",
      '"company_name":{',
      '"nickname":{"type":"string"},"company_name":{',
    );
    await entry.waitFor("align  updated packages/align/src/schema.ts");

    repository.replace(overlay, "$.paths", "$.pathes");
    await entry.waitFor("align  failed");
    await entry.waitFor("did you mean `paths`?");
    repository.write(overlay, original.overlay);
    await entry.waitFor("align  up to date");

    repository.write(vocabulary, "{ not JSON");
    await entry.waitFor("specs/x-tributary.schema.json:1: the file does not parse");
    repository.write(vocabulary, original.vocabulary);
    await entry.waitFor("align  up to date");

    repository.replace("specs/align/openapi.json", '"nickname":{"type":"string"},', "");
    await entry.waitFor("align  updated packages/align/src/schema.ts");
    await entry.waitFor("mocks  updated packages/mocks/contracts/align.schema.d.ts");

    entry.interrupt();
    expect(await entry.exit).toBe(0);
    expect(compareFiles(repository.list(), before)).toEqual([]);
  });
});
