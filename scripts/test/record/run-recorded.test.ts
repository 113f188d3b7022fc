import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { generate } from "../../src/generate.ts";
import { hashGenerator } from "../../src/record/hash-inputs.ts";
import { createGeneratedRepository } from "../support/create-repository.ts";
import {
  createRecordingRepository,
  type RecordingRepository,
  recordFile,
} from "../support/recording-repository.ts";

vi.mock("../../src/generate.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../src/generate.ts")>();
  return { ...original, generate: vi.fn(original.generate) };
});

/** The providers generated since the last look; undefined where nothing was. */
function takeGenerated(): readonly string[] | undefined {
  const [call] = vi.mocked(generate).mock.calls;
  vi.mocked(generate).mockClear();
  return call?.[1];
}

const all = ["align", "gurupay", "killb"];

let repository: RecordingRepository;
let pristine: ReadonlyMap<string, string>;

beforeAll(async () => {
  using generated = await createGeneratedRepository();
  repository = createRecordingRepository(generated);
  await repository.runRecorded();
  pristine = repository.list();
});

afterAll(() => repository[Symbol.dispose]());

/** Puts the tree back to what it was, recorded. */
beforeEach(async () => {
  for (const path of repository.list().keys()) if (!pristine.has(path)) repository.remove(path);
  for (const [path, text] of pristine) repository.write(path, text);
  expect((await repository.runRecorded()).isWell).toBe(true);
  takeGenerated();
});

describe("a run on what was generated before", { timeout: 30_000 }, () => {
  it("generates nothing, writes nothing, and says the same", async () => {
    const before = repository.list();
    const recorded = await repository.runRecorded();
    expect(takeGenerated()).toBeUndefined();
    const checked = await repository.runRecorded({ check: true });
    expect(takeGenerated()).toBeUndefined();
    expect(repository.list()).toEqual(before);
    expect(checked).toEqual(recorded);
    expect(await repository.runRecorded({ force: true })).toEqual(recorded);
    expect(takeGenerated()).toEqual(all);
  });

  it("says the same of one provider", async () => {
    const recorded = await repository.runRecorded({ providers: ["killb"] });
    expect(takeGenerated()).toBeUndefined();
    expect(await repository.runRecorded({ providers: ["killb"], force: true })).toEqual(recorded);
    expect(takeGenerated()).toEqual(["killb"]);
  });
});

const append = (path: string) => () => repository.write(path, `${repository.read(path)}\n`);

/** Changes of what is generated from, and the providers that they concern. */
const inputs: readonly [what: string, change: () => void, concerned: readonly string[]][] = [
  ["a byte of a document", append("specs/align/openapi.json"), ["align"]],
  ["an overlay", append("specs/killb/client.overlay.yaml"), ["killb"]],
  ["a source.json", append("specs/gurupay/source.json"), ["gurupay"]],
  ["the vocabulary", append("specs/x-tributary.schema.json"), all],
  ["a module of the generator", append("scripts/src/emit/emit-client.ts"), all],
  ["a new module of the generator", () => repository.write("scripts/src/new.ts", ""), all],
  ["the entry", append("scripts/codegen.ts"), all],
  ["the lockfile", append("pnpm-lock.yaml"), all],
  ["what is installed", append("node_modules/.pnpm/lock.yaml"), all],
  ["the formatter's settings", append("biome.json"), all],
];

describe("a change of the inputs", { timeout: 60_000 }, () => {
  it.each(inputs)("is seen: %s", async (_, change, concerned) => {
    change();
    expect((await repository.runRecorded({ check: true })).isWell).toBe(true);
    expect(takeGenerated()).toEqual(concerned);
    expect((await repository.runRecorded({ check: true })).isWell).toBe(true);
    expect(takeGenerated()).toBeUndefined();
  });

  it("is seen: the environment's Biome settings", async () => {
    vi.stubEnv("BIOME_CONFIG_PATH", undefined);
    const before = hashGenerator(repository.root);
    vi.stubEnv("BIOME_CONFIG_PATH", "/elsewhere");
    expect(hashGenerator(repository.root)).not.toBe(before);
    vi.unstubAllEnvs();
  });
});

const schema = "packages/align/src/schema.ts";

/** Changes of what was generated: the file, and what a check says of it. */
const outputs: readonly [what: string, path: string, change: (path: string) => void, finding: RegExp][] = [
  ["one byte", schema, (path) => repository.replace(path, "interface", "Interface"), /differs/],
  ["a deleted file", "packages/killb/src/types.ts", (path) => repository.remove(path), /is missing/],
  ["a stray file", "packages/align/a/b.ts", (path) => repository.write(path, ""), /is not generated/],
  ["a hidden file", "packages/align/.npmrc", (path) => repository.write(path, ""), /is not generated/],
  ["a mock's contract", "packages/mocks/contracts/killb.json", (path) => append(path)(), /differs/],
  ["a deleted contract", "packages/mocks/contracts/killb.d.ts", (path) => repository.remove(path), /missing/],
  ["the mocks' index", "packages/mocks/contracts/index.d.ts", (path) => append(path)(), /differs/],
  [
    "a stray contract",
    "packages/mocks/contracts/x.json",
    (path) => repository.write(path, ""),
    /not generated/,
  ],
  [
    "a second contract of a provider",
    "packages/mocks/contracts/align.old.json",
    (path) => repository.write(path, ""),
    /is not generated/,
  ],
  [
    "an orphaned package",
    "packages/old/package.json",
    (path) => repository.write(path, '{"tributary":{}}'),
    /is not generated/,
  ],
];

describe("a change of the files", { timeout: 60_000 }, () => {
  it.each(outputs)("fails a check each time, and is mended: %s", async (_, path, change, finding) => {
    const before = repository.list();
    change(path);
    for (let time = 0; time < 2; time += 1) {
      const { isWell, lines } = await repository.runRecorded({ check: true });
      expect(isWell).toBe(false);
      const findings = lines.filter((line) => !line.includes("up to date"));
      expect(findings).toEqual([expect.stringContaining(path)]);
      expect(findings[0]).toMatch(finding);
    }
    expect((await repository.runRecorded()).isWell).toBe(true);
    expect(repository.list()).toEqual(before);
    takeGenerated();
    expect((await repository.runRecorded({ check: true })).isWell).toBe(true);
    expect(takeGenerated()).toBeUndefined();
  });

  it("generates only the providers whose files they are", async () => {
    repository.replace(schema, "interface", "Interface");
    const { lines } = await repository.runRecorded();
    expect(takeGenerated()).toEqual(["align"]);
    expect(lines.toSorted()).toEqual([
      `align  updated ${schema}`,
      "gurupay  up to date (14 files)",
      "killb  up to date (14 files)",
      "mocks  up to date (4 files)",
    ]);
  });

  it("does not pass over a folder that stands in a file's place", async () => {
    repository.remove(schema);
    repository.write(`${schema}/a.ts`, "");
    await expect(repository.runRecorded({ check: true })).rejects.toThrow("EISDIR");
    expect(takeGenerated()).toEqual(["align"]);
    repository.remove(schema);
  });
});

describe("a record", { timeout: 60_000 }, () => {
  const hash = "0".repeat(64);
  it.each([
    ["cut off", (text: string) => text.slice(0, -9)],
    ["empty", () => ""],
    ["of another version", (text: string) => text.replace('"version":1', '"version":2')],
    ["not an object", () => "[1]"],
    ["of other types", () => '{"version":1,"outputs":{"align":{"inputs":1,"outputs":2}}}'],
    ["of null", () => '{"version":1,"outputs":{"align":null}}'],
    [
      "of other hashes",
      (text: string) => text.replaceAll(/"outputs":"[0-9a-f]{64}"/g, `"outputs":"${hash}"`),
    ],
    ["of other inputs", (text: string) => text.replaceAll(/"inputs":"[0-9a-f]{64}"/g, `"inputs":"${hash}"`)],
  ])("that is %s is not believed, and is mended", async (_, poison) => {
    repository.write(recordFile, poison(repository.read(recordFile)));
    repository.replace(schema, "interface", "Interface");
    expect((await repository.runRecorded({ check: true })).isWell).toBe(false);
    expect(takeGenerated()).toContain("align");
    expect((await repository.runRecorded()).isWell).toBe(true);
    takeGenerated();
    expect((await repository.runRecorded({ check: true })).isWell).toBe(true);
    expect(takeGenerated()).toBeUndefined();
  });

  it("may be deleted at any time", async () => {
    repository.remove(recordFile);
    expect((await repository.runRecorded({ check: true })).isWell).toBe(true);
    expect(takeGenerated()).toEqual(all);
  });

  it("is neither used nor written by a process whose modules are not those in the tree", async () => {
    const loaded = hashGenerator(repository.root);
    append("scripts/src/emit/emit-client.ts")();
    const before = repository.read(recordFile);
    await repository.runRecorded({ loaded });
    expect(takeGenerated()).toEqual(all);
    expect(repository.read(recordFile)).toBe(before);
  });

  it("does not hold what was changed while it was read", async () => {
    const file = "specs/align/openapi.json";
    append(file)();
    vi.mocked(generate).mockImplementationOnce(async (root, providers) => {
      append(file)();
      const original = await vi.importActual<typeof import("../../src/generate.ts")>("../../src/generate.ts");
      return original.generate(root, providers);
    });
    await repository.runRecorded();
    takeGenerated();
    await repository.runRecorded();
    expect(takeGenerated()).toEqual(["align"]);
  });

  it("keeps nothing of a provider that fails", async () => {
    repository.write("specs/align/fixes.overlay.yaml", "overlay: 2.0.0\n");
    for (let time = 0; time < 2; time += 1) {
      expect((await repository.runRecorded()).isWell).toBe(false);
      expect(takeGenerated()).toEqual(["align"]);
    }
  });
});
