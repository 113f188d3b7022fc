import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  compareFiles,
  createGeneratedRepository,
  createRepository,
  type Repository,
} from "../support/create-repository.ts";

let generated: Repository;

beforeAll(async () => {
  generated = await createGeneratedRepository();
});

afterAll(() => generated[Symbol.dispose]());

describe("a check", () => {
  it("is well on a tree that is current, and writes nothing", async () => {
    const before = generated.list();
    expect((await generated.run({ check: true })).isWell).toBe(true);
    expect(compareFiles(generated.list(), before)).toEqual([]);
  });

  const changes: [
    what: string,
    path: string,
    change: (copy: Repository, path: string) => void,
    finding: string,
  ][] = [
    [
      "one byte of a generated file is touched",
      "packages/align/src/schema.ts",
      (copy, path) => copy.write(path, copy.read(path).replace("interface", "Interface")),
      "differs from what would be generated",
    ],
    [
      "a line feed is added",
      "packages/killb/README.md",
      (copy, path) => copy.write(path, `${copy.read(path)}\n`),
      "differs from what would be generated",
    ],
    [
      "line feeds become those of Windows",
      "packages/killb/src/index.ts",
      (copy, path) => copy.write(path, copy.read(path).replaceAll("\n", "\r\n")),
      "differs from what would be generated",
    ],
    [
      "something other than the version of a manifest is changed",
      "packages/align/package.json",
      (copy, path) => copy.replace(path, '"license": "MIT"', '"license": "ISC"'),
      "differs from what would be generated",
    ],
    ["a file is deleted", "packages/gurupay/src/types.ts", (copy, path) => copy.remove(path), "is missing"],
    [
      "a mock's contract is deleted",
      "packages/mocks/contracts/killb.json",
      (copy, path) => copy.remove(path),
      "is missing",
    ],
    [
      "the mocks' index is deleted",
      "packages/mocks/contracts/index.d.ts",
      (copy, path) => copy.remove(path),
      "is missing",
    ],
    [
      "a file is added",
      "packages/align/src/helper.ts",
      (copy, path) => copy.write(path, ""),
      "is not generated",
    ],
    [
      "a hidden file is added",
      "packages/align/.npmrc",
      (copy, path) => copy.write(path, ""),
      "is not generated",
    ],
    [
      "a file is added in a new folder",
      "packages/align/a/b/c.ts",
      (copy, path) => copy.write(path, ""),
      "is not generated",
    ],
    [
      "a file is added in a folder called as one that is built",
      "packages/align/src/dist/helper.ts",
      (copy, path) => copy.write(path, ""),
      "is not generated",
    ],
    [
      "a changelog is added where none is kept",
      "packages/align/src/CHANGELOG.md",
      (copy, path) => copy.write(path, ""),
      "is not generated",
    ],
    [
      "a contract of no provider is added",
      "packages/mocks/contracts/stripe.json",
      (copy, path) => copy.write(path, "{}"),
      "is not generated",
    ],
  ];
  it.each(changes)("fails when %s, names the file, and a run mends it", async (_, path, change, finding) => {
    using copy = createRepository(generated);
    change(copy, path);
    const changed = copy.list();
    const { isWell, lines } = await copy.run({ check: true });
    expect(isWell).toBe(false);
    expect(lines.filter((line) => !line.includes("up to date"))).toEqual([
      expect.stringMatching(new RegExp(`  ${path} ${finding}$`)),
    ]);
    expect(compareFiles(copy.list(), changed)).toEqual([]);
    expect((await copy.run()).isWell).toBe(true);
    expect(compareFiles(copy.list(), generated.list())).toEqual([]);
  });

  it("of one provider does not look at the others, nor at the mocks' other files", async () => {
    using copy = createRepository(generated);
    copy.remove("packages/killb/src/index.ts");
    copy.remove("packages/mocks/contracts/killb.json");
    copy.write("packages/mocks/contracts/stray.json", "{}");
    expect((await copy.run({ check: true, providers: ["align"] })).isWell).toBe(true);
    expect((await copy.run({ check: true, providers: ["killb"] })).isWell).toBe(false);
  });
});
