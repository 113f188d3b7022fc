import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareFiles, createGeneratedRepository } from "../support/create-repository.ts";
import { startDocumentServer } from "../support/document-server.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { installEntry, runProgram } from "../support/run-entry.ts";
import { createTemporaryFolder } from "../support/temporary-folder.ts";

const name = "specs-update.ts";

describe("pnpm specs:update", { timeout: 60_000 }, () => {
  const wrong: [input: string[], said: string][] = [
    [["--nope"], "--nope"],
    [["--from", "a.json"], "--from needs exactly one provider"],
    [["--from", "a.json", "align", "killb"], "--from needs exactly one provider"],
    [["--from", "", "align"], "--from needs a file"],
  ];
  it.each(wrong)("refuses %j with its usage", async (input, said) => {
    await using entry = runProgram(repositoryRoot, name, input);
    expect(await entry.exit).toBe(2);
    expect(entry.output()).toContain(said);
    expect(entry.output()).toContain("pnpm specs:update --help");
  });

  it("explains itself, and fails for a provider that nobody knows", async () => {
    await using help = runProgram(repositoryRoot, name, ["--help"]);
    expect(await help.exit).toBe(0);
    expect(help.output()).toContain("--accept-different");
    await using unknown = runProgram(repositoryRoot, name, ["alingn"]);
    expect(await unknown.exit).toBe(1);
    expect(unknown.output()).toContain("Did you mean `align`?");
    expect(unknown.output()).not.toMatch(/^ {4}at /m);
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "leaves nothing behind when %s ends it on the way",
    async (signal) => {
      using repository = await createGeneratedRepository();
      installEntry(repository, name);
      await using server = await startDocumentServer(() => {});
      const source = JSON.parse(repository.read("specs/killb/source.json"));
      repository.write("specs/killb/source.json", JSON.stringify({ ...source, url: server.url }));
      const before = repository.list();
      using temporary = createTemporaryFolder();
      await using entry = runProgram(repository.root, name, ["killb"], { TMPDIR: temporary.path });
      await entry.waitFor("killb  fetching http://127.0.0.1");
      entry.interrupt(signal);
      expect(await entry.exit).toBe(130);
      expect(compareFiles(repository.list(), before)).toEqual([]);
      expect(readdirSync(temporary.path)).toEqual([]);
    },
  );

  it("leaves nothing behind when it is ended while it generates", async () => {
    using repository = await createGeneratedRepository();
    installEntry(repository, name);
    repository.write(
      "next.yaml",
      repository.read("specs/killb/openapi.yaml").replace("version: 2.0.0", "version: 3.0.0"),
    );
    const before = repository.list();
    await using entry = runProgram(repository.root, name, ["killb", "--from", "next.yaml"]);
    await entry.waitFor("killb  generating");
    entry.interrupt("SIGINT");
    // It may have been quicker; but only a run that ends well changes anything.
    const code = await entry.exit;
    expect([0, 1, 130]).toContain(code);
    if (code === 0) expect(repository.read("specs/killb/openapi.yaml")).toContain("version: 3.0.0");
    else expect(compareFiles(repository.list(), before)).toEqual([]);
  });
});
