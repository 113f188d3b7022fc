import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findHighest, isAtLeast, shiftLevel } from "../../src/evolution/level.ts";
import { policy } from "../../src/evolution/policy.ts";
import { replacePolicyTable } from "../../src/evolution/render/policy-table.ts";
import { readProviderPolicy } from "../../src/evolution/run/read-provider-policy.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { createTemporaryFolder, writeFileAt } from "../support/temporary-folder.ts";

describe("the policy", () => {
  it("is what docs/versioning.md says: `pnpm docs:policy` writes it there", () => {
    const document = readFileSync(join(repositoryRoot, "docs/versioning.md"), "utf8");
    expect(replacePolicyTable(document)).toBe(document);
    for (const code of Object.keys(policy)) expect(document).toContain(`\`${code}\``);
  });

  it("calls breaking what is told of as breaking, and a new package", () => {
    for (const [code, { level, section }] of Object.entries(policy)) {
      expect(level === "major", code).toBe(section === "breaking" || code === "package-added");
    }
  });

  it("cannot be written where there is no place for it", () => {
    expect(() => replacePolicyTable("# Versioning")).toThrow("must hold");
  });
});

describe("a level", () => {
  it.each([
    ["major", "1.2.3", "major"],
    ["major", "0.3.1", "minor"],
    ["minor", "0.3.1", "patch"],
    ["patch", "0.3.1", "patch"],
    ["none", "0.3.1", "none"],
    ["major", "0.0.0", "major"],
    ["major", "0.0.1", "minor"],
    ["minor", "10.0.0", "minor"],
  ] as const)("%s at %s is a %s", (level, version, bump) => {
    expect(shiftLevel(level, version)).toBe(bump);
  });

  it("covers what is not above it, and the highest covers all", () => {
    expect(findHighest([])).toBe("none");
    expect(findHighest(["patch", "major", "minor"])).toBe("major");
    expect(isAtLeast("minor", "patch")).toBe(true);
    expect(isAtLeast("minor", "major")).toBe(false);
  });
});

describe("a provider's own policy", () => {
  const read = (source: string) => {
    using folder = createTemporaryFolder();
    writeFileAt(folder.path, "specs/toy/source.json", source);
    return readProviderPolicy(folder.path, "toy");
  };

  it("is that enums in answers are open, if it says nothing", () => {
    expect(read("{}")).toEqual({ responseEnums: "minor" });
    expect(read('{ "policy": {} }')).toEqual({ responseEnums: "minor" });
  });

  it("may be that they are not", () => {
    expect(read('{ "policy": { "responseEnums": "major" } }')).toEqual({ responseEnums: "major" });
  });

  it.each([
    '{ "policy": "major" }',
    '{ "policy": { "responseEnums": "patch" } }',
    '{ "policy": { "enums": "major" } }',
    '{ "policy": null }',
  ])("is refused as %s, and the place is named", (source) => {
    expect(() => read(source)).toThrow(/specs\/toy\/source.json at \/policy: there is no such policy/);
  });
});
