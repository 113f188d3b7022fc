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

type Change = (copy: Repository, path: string) => void;

const remove: Change = (copy, path) => copy.remove(path);
const add: Change = (copy, path) => copy.write(path, "");

const changed = "differs from what would be generated";
const missing = "is missing";
const extra = "is not generated";

/** Ways in which a tree can differ, the file it happens to, and what is said of it. */
const changes: readonly [what: string, path: string, change: Change, finding: string][] = [
  [
    "one byte is touched",
    "packages/align/src/schema.ts",
    (copy, path) => copy.replace(path, "interface", "Interface"),
    changed,
  ],
  [
    "a line feed is added",
    "packages/killb/README.md",
    (copy, path) => copy.write(path, `${copy.read(path)}\n`),
    changed,
  ],
  [
    "line feeds become those of Windows",
    "packages/killb/src/index.ts",
    (copy, path) => copy.write(path, copy.read(path).replaceAll("\n", "\r\n")),
    changed,
  ],
  [
    "something other than the version of a manifest is changed",
    "packages/align/package.json",
    (copy, path) => copy.replace(path, '"license": "MIT"', '"license": "ISC"'),
    changed,
  ],
  ["a file is deleted", "packages/gurupay/src/types.ts", remove, missing],
  ["a mock's contract is deleted", "packages/mocks/contracts/killb.json", remove, missing],
  ["the mocks' index is deleted", "packages/mocks/contracts/index.d.ts", remove, missing],
  ["a file is added", "packages/align/src/helper.ts", add, extra],
  ["a hidden file is added", "packages/align/.npmrc", add, extra],
  ["a file is added in a new folder", "packages/align/a/b/c.ts", add, extra],
  [
    "a file is added in a folder that is called as one that is built",
    "packages/align/src/dist/a.ts",
    add,
    extra,
  ],
  ["a changelog is added where none is kept", "packages/align/src/CHANGELOG.md", add, extra],
  ["a contract of no provider is added", "packages/mocks/contracts/stripe.json", add, extra],
];

describe("a check", () => {
  it("is well on a tree that is current, and writes nothing", async () => {
    const before = generated.list();
    expect((await generated.run({ check: true })).isWell).toBe(true);
    expect(compareFiles(generated.list(), before)).toEqual([]);
  });

  it("fails for each way in which the tree can differ, and names each file once; a run mends all", async () => {
    using copy = createRepository(generated);
    for (const [, path, change] of changes) change(copy, path);
    const differing = copy.list();
    const { isWell, lines } = await copy.run({ check: true });
    expect(isWell).toBe(false);
    const findings = lines.map((line) => line.replace(/^\w+ {2}/, ""));
    expect(findings.toSorted()).toEqual(
      changes.map(([, path, , finding]) => `${path} ${finding}`).toSorted(),
    );
    expect(compareFiles(copy.list(), differing)).toEqual([]);
    expect((await copy.run()).isWell).toBe(true);
    expect(compareFiles(copy.list(), generated.list())).toEqual([]);
  });

  const ofOneProvider = changes.filter(([, path]) => path.startsWith("packages/align/"));
  it.each(ofOneProvider)("fails when nothing else happens but that %s", async (_, path, change, finding) => {
    using copy = createRepository(generated);
    change(copy, path);
    const { isWell, lines } = await copy.run({ check: true, providers: ["align"] });
    expect(isWell).toBe(false);
    expect(lines[0]).toBe(`align  ${path} ${finding}`);
    expect(lines).toHaveLength(2);
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
