import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findProviders } from "../../src/providers.ts";
import { compileTypes } from "../support/compile-types.ts";
import {
  compareFiles,
  createGeneratedRepository,
  createRepository,
  type Repository,
} from "../support/create-repository.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { createTemporaryFolder } from "../support/temporary-folder.ts";

const providers = findProviders(repositoryRoot);

let generated: Repository;

beforeAll(async () => {
  generated = await createGeneratedRepository();
});

afterAll(() => generated[Symbol.dispose]());

describe("a run", () => {
  it("gives the files that are committed, byte by byte", () => {
    const folders = [...providers.map((provider) => `packages/${provider}/`), "packages/mocks/contracts/"];
    const files = [...generated.list()].filter(([path]) => folders.some((folder) => path.startsWith(folder)));
    expect(files.length).toBeGreaterThan(50);
    const differing = files.filter(([path, text]) => readCommitted(path) !== text).map(([path]) => path);
    expect(differing).toEqual([]);
  });

  it("gives the same bytes a second time, at another hour and in another folder", async () => {
    using copy = createRepository();
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2001-02-03T04:05:06Z") });
    try {
      expect((await copy.run()).isWell).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    expect(compareFiles(copy.list(), generated.list())).toEqual([]);
    const before = generated.list();
    const { lines } = await generated.run();
    expect(lines).toEqual(
      [...providers, "mocks"].map((name) => expect.stringMatching(`^${name}  up to date \\(\\d+ files\\)$`)),
    );
    expect(compareFiles(generated.list(), before)).toEqual([]);
  });

  it("leaves no path of the machine, no carriage return and no missing final line feed", () => {
    for (const [path, text] of generated.list()) {
      if (!path.startsWith("packages/")) continue;
      for (const trace of [generated.root, repositoryRoot, "/tmp/", "\r"])
        expect(text.includes(trace), path).toBe(false);
      expect(text.endsWith("\n"), path).toBe(true);
    }
  });

  it("gives for one provider what it gives for all, and touches nothing else", async () => {
    using copy = createRepository(generated);
    copy.remove("packages/align/src");
    copy.remove("packages/killb/src");
    const { isWell, lines } = await copy.run({ providers: ["align"] });
    expect(isWell).toBe(true);
    expect(lines.filter((line) => line.startsWith("killb"))).toEqual([]);
    expect(
      compareFiles(copy.list(), generated.list()).every((path) => path.startsWith("packages/killb/src/")),
    ).toBe(true);
  });

  it("restores a package that was deleted, all but version and changelog", async () => {
    using copy = createRepository(generated);
    copy.remove("packages/align");
    copy.remove("packages/mocks/contracts");
    expect((await copy.run()).isWell).toBe(true);
    expect(compareFiles(copy.list(), generated.list())).toEqual([]);
  });

  it("gives a new package the version 0.0.0", async () => {
    using copy = createRepository(generated);
    copy.replace("packages/align/package.json", '"version": "0.0.0"', '"version": "1.2.3"');
    copy.remove("packages/align");
    await copy.run({ providers: ["align"] });
    expect(JSON.parse(copy.read("packages/align/package.json")).version).toBe("0.0.0");
  });

  it("keeps the version and the changelog, which are not its own", async () => {
    using copy = createRepository(generated);
    copy.replace("packages/align/package.json", '"version": "0.0.0"', '"version": "1.2.3"');
    copy.write("packages/align/CHANGELOG.md", "# Ours\r\n");
    const before = copy.list();
    expect((await copy.run({ check: true, providers: ["align"] })).isWell).toBe(true);
    copy.remove("packages/align/README.md");
    expect((await copy.run({ providers: ["align"] })).isWell).toBe(true);
    expect(compareFiles(copy.list(), before)).toEqual([]);
    expect(JSON.parse(copy.read("packages/align/package.json")).version).toBe("1.2.3");
  });

  it("leaves what is installed, built and measured in a package alone", async () => {
    using copy = createRepository(generated);
    const foreign = [
      "node_modules/a/index.js",
      "dist/index.js",
      ".turbo/turbo-build.log",
      "coverage/index.html",
    ];
    for (const path of foreign) copy.write(`packages/align/${path}`, "");
    expect((await copy.run({ check: true, providers: ["align"] })).isWell).toBe(true);
    await copy.run({ providers: ["align"] });
    for (const path of foreign) expect(copy.list().has(`packages/align/${path}`)).toBe(true);
  });

  it("leaves nothing behind where its files could not be formatted", async () => {
    using temporary = createTemporaryFolder();
    using copy = createRepository(generated);
    copy.write("biome.json", "{ this is not JSON");
    const before = copy.list();
    vi.stubEnv("TMPDIR", temporary.path);
    try {
      const { isWell, lines } = await copy.run();
      expect(isWell).toBe(false);
      expect(lines.join("\n")).toContain("biome.json:1:3");
    } finally {
      vi.unstubAllEnvs();
    }
    expect(readdirSync(temporary.path)).toEqual([]);
    expect(compareFiles(copy.list(), before)).toEqual([]);
  });
});

describe("a change of a contract", () => {
  it("of one optional response field appears in the customer's type, and in generated files only", async () => {
    using copy = createRepository(generated);
    copy.replace(
      "specs/align/openapi.json",
      '"company_name":{',
      '"nickname":{"type":"string"},"company_name":{',
    );
    const before = copy.list();
    const { isWell } = await copy.run();
    expect(isWell).toBe(true);
    expect(compareFiles(copy.list(), before)).toEqual([
      "packages/align/openapi.json",
      "packages/align/package.json",
      "packages/align/src/schema.ts",
      "packages/mocks/contracts/align.json",
      "packages/mocks/contracts/align.schema.d.ts",
    ]);
    const assertion = `import type { Customer } from "./types.ts";
export const read = (customer: Customer): string | undefined => customer.nickname;
export const isOptional: undefined extends Customer["nickname"] ? true : false = true;
`;
    expect(compileAlign(copy, assertion)).toEqual([]);
    expect(compileAlign(generated, assertion)).not.toEqual([]);
  });
});

function readCommitted(path: string): string | undefined {
  const file = join(repositoryRoot, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function compileAlign({ read }: Repository, assertion: string): string[] {
  const names = ["schema.ts", "types.ts"];
  const sources = names.map((name) => [name, read(`packages/align/src/${name}`)]);
  return compileTypes({ ...Object.fromEntries(sources), "assertion.ts": assertion });
}
