import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileTypes } from "../support/compile-types.ts";
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

function compileAlign({ read }: Repository, assertion: string): string[] {
  const names = ["schema.ts", "types.ts"];
  const sources = names.map((name) => [name, read(`packages/align/src/${name}`)]);
  return compileTypes({ ...Object.fromEntries(sources), "assertion.ts": assertion });
}
