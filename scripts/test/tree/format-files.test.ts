import { readdirSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { emitOperations } from "../../src/emit/emit-operations.ts";
import { emitTypes } from "../../src/emit/emit-types.ts";
import { formatFiles } from "../../src/tree/format-files.ts";
import { answer, createDocument, getOperation, ref } from "../support/create-document.ts";
import { createModel } from "../support/create-sources.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { createTemporaryFolder } from "../support/temporary-folder.ts";

afterEach(() => void vi.unstubAllEnvs());

describe("formatFiles", () => {
  it("formats each file by the repository's settings, and leaves the order of imports alone", () => {
    const files = new Map([
      ["packages/toy/src/a.ts", "import {b, a} from './b.ts'\nexport const c = [a,b]"],
      ["packages/toy/b.json", '{"a":[1,2]}'],
      ["packages/toy/README.md", "#  Toy  \n"],
    ]);
    expect([...formatFiles(repositoryRoot, files).values()]).toEqual([
      'import { b, a } from "./b.ts";\nexport const c = [a, b];\n',
      '{ "a": [1, 2] }\n',
      "# Toy\n",
    ]);
  });

  it("leaves a file longer than Biome's own limit as it is, and formats the others", () => {
    const long = `// ${"-".repeat(1_100_000)}\nexport const a=1`;
    const files = new Map([
      ["packages/toy/src/a.ts", long],
      ["packages/toy/src/b.ts", "export const b=1"],
    ]);
    const formatted = formatFiles(repositoryRoot, files);
    expect(formatted.get("packages/toy/src/a.ts")).toBe(long);
    expect(formatted.get("packages/toy/src/b.ts")).toBe("export const b = 1;\n");
  });

  it("refuses what is no TypeScript, says where, and cleans up", () => {
    using folder = createTemporaryFolder();
    vi.stubEnv("TMPDIR", folder.path);
    const files = new Map([["packages/toy/src/a.ts", "export const = 1;"]]);
    expect(() => formatFiles(repositoryRoot, files)).toThrow(
      /defect of the generator[\s\S]*packages\/toy\/src\/a\.ts:1/,
    );
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it("accepts a type for a schema of any name that JavaScript or the platform has", () => {
    const names = Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name));
    const schemas = Object.fromEntries(
      names.map((name) => [name, { type: "object", properties: { a: { type: "string" } } }]),
    );
    const responses = Object.assign({}, ...names.map((name, index) => answer(ref(name), 400 + index)));
    const document = createDocument(
      { "/a": { get: { ...getOperation("getA"), responses } } },
      { components: { schemas } },
    );
    const { model } = createModel(document);
    const files = new Map([
      ["packages/toy/src/types.ts", emitTypes(model)],
      ["packages/toy/src/operations.ts", emitOperations(model)],
    ]);
    expect(() => formatFiles(repositoryRoot, files)).not.toThrow();
  });
});
