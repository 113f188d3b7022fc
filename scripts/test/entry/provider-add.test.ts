import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareFiles, createRepository, type Repository } from "../support/create-repository.ts";
import { startDocumentServer } from "../support/document-server.ts";
import { installEntry, runProgram } from "../support/run-entry.ts";

/* The command itself, in a repository of its own. */

let repository: Repository;
beforeAll(() => {
  repository = createRepository();
  installEntry(repository, "provider-add.ts");
  const document = {
    openapi: "3.0.3",
    info: { title: "Shop", version: "1.0.0" },
    paths: { "/things": { get: { operationId: "listThings", responses: { "204": { description: "" } } } } },
  };
  repository.write("shop.json", JSON.stringify(document));
});
afterAll(() => repository[Symbol.dispose]());

async function run(...words: string[]): Promise<{ code: number | null; output: string }> {
  await using program = runProgram(repository.root, "provider-add.ts", words);
  const code = await program.exit;
  return { code, output: program.output() };
}

/** Everything but what the packages have installed. */
const list = (): Map<string, string> => repository.list();

describe("pnpm provider:add", { timeout: 60_000 }, () => {
  it("explains itself", async () => {
    const { code, output } = await run("--help");
    expect(code).toBe(0);
    for (const flag of ["--fixes", "--operations", "--tag", "--dry-run", "--no-install", "Exit codes"]) {
      expect(output).toContain(flag);
    }
  });

  it.each([
    [[], "Give a name and a file or URL."],
    [["shop", "shop.json", "more"], "Give a name and a file or URL."],
    [["shop", "shop.json", "--force"], "Unknown option '--force'"],
    [["shop", "shop.json", "--page", "here"], "--page takes a URL."],
  ])("says that a command line is wrong: %j", async (words, said) => {
    const { code, output } = await run(...words);
    expect(code).toBe(2);
    expect(output).toContain(said);
    expect(output).toContain("pnpm provider:add <name> <file or URL>");
  });

  it("writes nothing that it was not asked for, and all of it where it was", async () => {
    const file = join(repository.root, "shop.json");
    const before = list();
    const refused = await run("Shop", file);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining("Use lower-case letters") });
    expect(refused.output).not.toMatch(/\n\s+at /);
    const tried = await run("shop", file, "--dry-run");
    expect(tried).toMatchObject({ code: 0, output: expect.stringContaining("Nothing written") });
    expect(compareFiles(before, list())).toEqual([]);
    const { code, output } = await run("shop", file, "--no-install", "--display-name", "The Shop");
    expect(code, output).toBe(0);
    expect(output).toMatch(/Added shop: \d+ files\. Next: `npx vitest run packages\/shop`/);
    const changed = compareFiles(before, list());
    expect(changed).toContain("specs/shop/openapi.json");
    expect(changed).toContain("packages/mocks/contracts/index.d.ts");
    expect(
      changed.every((path) =>
        /^(specs\/shop|packages\/shop|packages\/mocks\/contracts|\.changeset)\//.test(path),
      ),
    ).toBe(true);
    expect(JSON.parse(repository.read("specs/shop/source.json")).provider).toBe("The Shop");
    expect(await run("shop", file)).toMatchObject({
      code: 1,
      output: expect.stringContaining("there already"),
    });
  });

  it("stops on Ctrl-C, and leaves the tree as it was", async () => {
    const asked = Promise.withResolvers<void>();
    await using server = await startDocumentServer(() => asked.resolve());
    const before = list();
    await using program = runProgram(repository.root, "provider-add.ts", ["slow", server.url]);
    await asked.promise;
    program.interrupt();
    expect(await program.exit).toBe(1);
    expect(program.output()).toContain("Stopped; the tree is as it was.");
    expect(compareFiles(before, list())).toEqual([]);
    expect(existsSync(join(repository.root, "specs/slow"))).toBe(false);
  });
});
