import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository } from "../support/copy-repository.ts";
import { repositoryRoot } from "../support/repository-root.ts";

const readme = "packages/customers/README.md";

function run(root: string, ...words: readonly string[]): { code: number | null; output: string } {
  const entry = ["--conditions=@tributary/source", join(root, "scripts/document-customers.ts")];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...entry, ...words], { encoding: "utf8" });
  return { code: status, output: stdout + stderr };
}

describe("the tables of the customers package's README", { timeout: 30_000 }, () => {
  it("are what the adapters and the schema make: otherwise run pnpm docs:customers", () => {
    const { code, output } = run(repositoryRoot, "--check");
    expect(output).toContain(`${readme} is up to date`);
    expect(code).toBe(0);
  });

  it("are explained", () => {
    const { code, output } = run(repositoryRoot, "--help");
    expect(code).toBe(0);
    expect(output).toContain("pnpm docs:customers --check");
  });

  it.each(["--chek", "align", "--check=yes"])("are not written by a wrong command line: %s", (word) => {
    const { code, output } = run(repositoryRoot, word);
    expect(code).toBe(2);
    expect(output).toContain("pnpm docs:customers --help");
  });
});

/** A fourth provider as a person would add it: one file, and its name in the table of all. */
const acme = `
import type { CustomerRecord } from "../model/customer.ts";
import type { Adapter } from "./adapter.ts";
import { toGurupayCustomer } from "./gurupay.ts";

interface AcmeCustomer extends CustomerRecord<"acme", { readonly number?: string }> {}

export const acme = {
  displayName: "Acme Pay",
  create: (options: object) => options,
  toCustomer: (raw) => ({ ...toGurupayCustomer({}), provider: "acme", id: raw?.number ?? null, raw }),
  profile: () => Promise.reject(new Error("nobody is there")),
  sources: {
    id: ["number"],
    kind: [],
    name: [],
    email: [],
    status: [],
    verification: [],
    documents: [],
    addresses: [],
    createdAt: [],
    updatedAt: [],
  },
} satisfies Adapter<object, object, AcmeCustomer>;
`;

describe("in a copy of the repository", { timeout: 60_000 }, () => {
  let copy: string;
  const read = (path: string) => readFileSync(join(copy, path), "utf8");
  const write = (path: string, text: string) => writeFileSync(join(copy, path), text);

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "tributary-documented-"));
    copyRepository(copy);
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("a table that was edited by hand is told, and written anew", () => {
    const before = read(readme);
    const edited = before.replace("`complianceUrl`", "`compliance`   ");
    write(readme, edited);
    const { code, output } = run(copy, "--check");
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining("run pnpm docs:customers"),
    });
    expect(read(readme), "a check writes nothing").toBe(edited);
    expect(run(copy).code).toBe(0);
    expect(read(readme)).toBe(before);
  });

  it("a fourth provider has its column and its row, without another edit", () => {
    const providers = "packages/customers/src/providers/providers.ts";
    write("packages/customers/src/providers/acme.ts", acme);
    write(providers, `${read(providers)}export { acme } from "./acme.ts";\n`);
    expect(run(copy, "--check").code).toBe(1);
    expect(run(copy)).toEqual({ code: 0, output: `${readme} is written\n` });
    expect(read(readme)).toMatch(/^\| Acme Pay +\| +\| yes +\| +\|$/m);
    expect(read(readme)).toMatch(/^\| Member +\| Acme Pay +\| Align +\| Guru Pay +\| KillB +\|$/m);
    expect(read(readme)).toMatch(/^\| `id` +\| `number` +\| `customer_id` +\| `uuid` +\| `id` +\|$/m);
    expect(run(copy, "--check").code).toBe(0);
  });

  it("a table without a place is told by the place it should have", () => {
    write(readme, read(readme).replace("<!-- sources:end -->", ""));
    const before = read(readme);
    expect(run(copy)).toEqual({
      code: 1,
      output: `${readme}: the document must hold <!-- sources:start --> and, after it, <!-- sources:end -->\n`,
    });
    expect(read(readme)).toBe(before);
  });
});
