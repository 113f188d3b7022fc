import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findForbiddenImports } from "../../src/repository/arrows.ts";

const root = join(import.meta.dirname, "../../..");

describe("the arrows between packages", () => {
  it("holds for every import of the repository", () => {
    expect(findForbiddenImports(root)).toEqual([]);
  });
});

describe("an import against the arrows", () => {
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), "tributary-arrows-"));
    for (const name of readdirSync(join(root, "specs"))) {
      if (!name.includes(".")) mkdirSync(join(copy, "specs", name), { recursive: true });
    }
    for (const name of readdirSync(join(root, "packages"))) {
      mkdirSync(join(copy, "packages", name, "src"), { recursive: true });
      cpSync(join(root, "packages", name, "package.json"), join(copy, "packages", name, "package.json"));
    }
  });

  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  it.each([
    ["packages/align/src/client.ts", 'import { killb } from "@tributary/killb";'],
    ["packages/align/src/client.ts", 'export * from "@tributary/customers";'],
    ["packages/http/src/client/client.ts", 'import type { Customer } from "@tributary/align";'],
    ["packages/http/src/client/client.ts", 'import { readFileSync } from "node:fs";'],
    ["packages/customers/src/index.ts", 'const fs = await import("node:fs");'],
    ["packages/customers/src/index.ts", 'import { startMockServer } from "@tributary/mocks";'],
    ["packages/customers/src/index.ts", 'import { x } from "@tributary/http/src/errors.ts";'],
    ["packages/customers/src/index.ts", 'import { x } from "../../http/src/errors.ts";'],
    ["packages/mocks/src/index.ts", 'import { createAlignClient } from "@tributary/align";'],
    ["packages/killb/src/index.ts", 'import { runCodegen } from "@tributary/scripts";'],
    ["packages/killb/src/index.ts", 'import { runCodegen } from "../../../scripts/src/run-codegen.ts";'],
    ["packages/killb/test/a.test.ts", 'import { x } from "@tributary/mocks/src/index.ts";'],
    ["packages/killb/src/index.ts", 'import "@tributary/align";'],
  ])("is found in %s: %s", (file, line) => {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${line}\n`);
    expect(findForbiddenImports(copy)).toEqual([expect.objectContaining({ file })]);
  });

  it.each([
    ["packages/align/src/client.ts", 'import { bearer } from "@tributary/http";'],
    ["packages/customers/src/index.ts", 'import { unwrap } from "@tributary/align";'],
    ["packages/customers/test/a.test.ts", 'import { startMockServer } from "@tributary/mocks";'],
    [
      "packages/align/test/a.test.ts",
      'import { createContractTests } from "@tributary/mocks/contract-tests";',
    ],
    ["packages/align/test/a.test.ts", 'import contract from "@tributary/mocks/contracts/align.json";'],
    ["packages/mocks/src/index.ts", 'import { readFileSync } from "node:fs";'],
  ])("is not seen where there is none: %s: %s", (file, line) => {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${line}\n`);
    expect(findForbiddenImports(copy)).toEqual([]);
  });
});
