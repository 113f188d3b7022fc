import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../support/check-project.ts";
import { openFile } from "../support/language-service.ts";
import { repositoryRoot } from "../support/repository-root.ts";

const setUp = `import { createCustomers, type Customers } from "@tributary/customers";
declare const customers: Customers<"killb" | "align" | "gurupay">;
declare const alone: Customers<"align">;
declare const unknown: Customers<"killb">;
`;

/** Calls that do not compile, each with what must be said of it. */
const refusals = [
  [
    'customers.get({ provider: "killb", id: "1" })',
    `Type '"killb"' is not assignable to type '"align" | "gurupay"'.`,
  ],
  [
    'customers.getMany([{ provider: "killb", id: "1" }])',
    `Type '"killb"' is not assignable to type '"align" | "gurupay"'.`,
  ],
  ['customers.profile({ provider: "align" })', `Type '"align"' is not assignable to type '"killb"'.`],
  [
    'customers.get({ provider: "stripe", id: "1" })',
    `Type '"stripe"' is not assignable to type '"align" | "gurupay"'.`,
  ],
  ['customers.get({ provider: "align", id: 1 })', "Type 'number' is not assignable to type 'string'."],
  [
    'customers.get({ provider: "align" })',
    `Property 'id' is missing in type '{ provider: "align"; }' but required in type 'CustomerReference<"align">'.`,
  ],
  [
    'customers.supports("stripe", "get")',
    `Argument of type '"stripe"' is not assignable to parameter of type 'keyof Providers'.`,
  ],
  [
    'customers.supports("align", "fly")',
    `Argument of type '"fly"' is not assignable to parameter of type 'Capability'.`,
  ],
  ['alone.get({ provider: "gurupay", id: "1" })', `Type '"gurupay"' is not assignable to type '"align"'.`],
  ["alone.list()", `Property 'list' does not exist on type 'Customers<"align">'.`],
  ["alone.listPage()", `Property 'listPage' does not exist on type 'Customers<"align">'.`],
  ['alone.profile({ provider: "align" })', `Property 'profile' does not exist on type 'Customers<"align">'.`],
  ["alone.profiles()", `Property 'profiles' does not exist on type 'Customers<"align">'.`],
  [
    'unknown.get({ provider: "killb", id: "1" })',
    `Property 'get' does not exist on type 'Customers<"killb">'.`,
  ],
  ["unknown.getMany([])", `Property 'getMany' does not exist on type 'Customers<"killb">'.`],
  ["createCustomers({ stripe: {} })", "'stripe' does not exist in type 'OptionsOf<Providers>'."],
  [
    "createCustomers({ align: {} })",
    "Property 'apiKey' is missing in type '{}' but required in type 'AlignClientOptions'.",
  ],
] as const;

describe("what the compiler says of a call that a contract has not", { timeout: 60_000 }, () => {
  let folder: string;
  let complaints: string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tributary-refusals-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(createSettings()));
    mkdirSync(join(folder, "calls"));
    for (const [index, [call]] of refusals.entries()) {
      writeFileSync(join(folder, "calls", `call-${index}.ts`), `${setUp}void ${call};\n`);
    }
    complaints = checkProject(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(refusals.map(([call, said], index) => ({ call, said, index })))(
    "is plain: $call",
    ({ said, index }) => {
      const own = splitByFile(complaints).get(`calls/call-${index}.ts`) ?? [];
      expect(own.length, own.join("\n")).toBeGreaterThan(0);
      expect(own.join("\n")).toContain(said);
    },
  );

  it("is short: a line, or the mistake and the line that leads to it", () => {
    const long = [...splitByFile(complaints)].filter(([, lines]) => lines.length > 2);
    expect(long).toEqual([]);
  });

  it("is the same in TypeScript 5.9", () => {
    const calls = refusals.map(([call]) => `void ${call};`).join("\n");
    const said = openFile(
      "packages/customers",
      setUp.replace("@tributary/customers", "../src/index.ts") + calls,
    ).complaints();
    expect(said.length).toBe(refusals.length);
    for (const [index, [call, expected]] of refusals.entries()) expect(said[index], call).toContain(expected);
  });
});

/** The lines of each file: those that begin with a space belong to the one before. */
function splitByFile(lines: readonly string[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  let file = "";
  for (const line of lines) {
    if (!line.startsWith(" ")) file = /^[^(]+/.exec(line)?.[0] ?? "";
    files.set(file, [...(files.get(file) ?? []), line]);
  }
  return files;
}

/** The settings of a strict user. */
function createSettings(): object {
  return {
    extends: join(repositoryRoot, "tsconfig.base.json"),
    compilerOptions: {
      lib: ["es2023", "dom", "dom.iterable"],
      customConditions: ["@tributary/source"],
      skipLibCheck: true,
      paths: { "@tributary/*": [join(repositoryRoot, "packages/*/src/index.ts")] },
    },
    include: ["calls"],
  };
}
