import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SpecError } from "../../src/codegen-error.ts";
import { findProviders } from "../../src/providers.ts";
import {
  compareFiles,
  createGeneratedRepository,
  createRepository,
  type Repository,
} from "../support/create-repository.ts";
import { repositoryRoot } from "../support/repository-root.ts";

const overlays = ["fixes", "client", "examples"].map((name) => `${name}.overlay.yaml`);

let generated: Repository;

beforeAll(async () => {
  generated = await createGeneratedRepository();
});

afterAll(() => generated[Symbol.dispose]());

describe("the set of providers", () => {
  it("is asked by name: an unknown one is an error with the nearest known", async () => {
    const error = await generated.run({ providers: ["align", "gurupai"] }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SpecError);
    expect(String(error)).toContain("there is no provider `gurupai`");
    expect(String(error)).toContain(
      `Did you mean \`gurupay\`? Known are: ${findProviders(repositoryRoot).join(", ")}.`,
    );
  });

  it("does not offer a package that lost its specs: the check reports it, a run removes it", async () => {
    using copy = createRepository(generated);
    copy.remove("specs/killb");
    copy.write("packages/killb/CHANGELOG.md", "# Ours\n");
    const { isWell, lines } = await copy.run({ check: true });
    expect(isWell).toBe(false);
    expect(lines).toContain("killb  packages/killb/package.json is not generated");
    expect(lines).toContain("mocks  packages/mocks/contracts/killb.json is not generated");
    expect((await copy.run()).isWell).toBe(true);
    expect([...copy.list().keys()].filter((path) => path.includes("killb"))).toEqual([
      "packages/killb/CHANGELOG.md",
    ]);
    expect(copy.read("packages/mocks/contracts/index.d.ts")).not.toContain("killb");
  });

  it("cannot take over a package that is written by hand", async () => {
    using copy = createRepository(generated);
    const names = ["http", "customers", "mocks"];
    for (const name of names) {
      for (const file of ["openapi.json", "source.json", ...overlays]) {
        copy.write(`specs/${name}/${file}`, copy.read(`specs/align/${file}`));
      }
      copy.write(`packages/${name}/src/by-hand.ts`, "// Written by a person.\n");
    }
    const before = copy.list();
    const { isWell, lines } = await copy.run();
    expect(isWell).toBe(false);
    for (const name of names) {
      expect(lines.join("\n")).toContain(`specs/${name}: packages/${name} is not a generated package`);
    }
    expect(compareFiles(copy.list(), before)).toEqual([]);
  });

  it("cannot have a folder whose name is no name of a package", async () => {
    using copy = createRepository(generated);
    for (const name of ["Align", "align_pay", "2pay", "pay-", "pay--me", "päy"]) {
      copy.write(`specs/${name}/source.json`, "{}");
      const { isWell, lines } = await copy.run({ check: true, providers: [name] });
      expect(isWell).toBe(false);
      expect(lines.join("\n")).toContain(`specs/${name}: the folder's name cannot be the name of a package`);
    }
  });
});
