import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository } from "../support/copy-repository.ts";

/*
 * A suite that cannot fail proves nothing. Each case breaks one thing in a copy of the repository, as a slip of
 * the hand would, and the contract tests of that provider must then fail, in the row that is about it.
 */

const root = join(import.meta.dirname, "../../..");
const run = promisify(execFile);

interface Mutant {
  readonly name: string;
  readonly provider: string;
  /** The file to break, relative to the repository. */
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
  /** What the failing report must say. */
  readonly expected: RegExp;
}

const mutants: readonly Mutant[] = [
  {
    name: "a required field is deleted from an example",
    provider: "align",
    file: "packages/mocks/contracts/align.json",
    from: /"email": "[^"]*",/,
    to: "",
    expected: /FAIL.*getCustomer answers 200 \(/,
  },
  {
    name: "a schema stops compiling",
    provider: "align",
    file: "packages/mocks/contracts/align.json",
    from: /"enum": \["pending", "approved", "rejected"\]/,
    to: '"enum": ["pending", "approved", "rejected", null]',
    expected: /ContractError[\s\S]*getCustomer/,
  },
  {
    name: "the transport drops the credential",
    provider: "gurupay",
    file: "packages/http/src/authentication/header-proof.ts",
    from: ", [name]: prefix + value",
    to: "",
    expected: /FAIL.*listCustomers answers 200 \(static\)/,
  },
  {
    name: "a query name is misspelt in an operation",
    provider: "gurupay",
    file: "packages/gurupay/src/descriptor.ts",
    from: 'query: ["per_page", "page"]',
    to: 'query: ["perpage", "page"]',
    expected: /FAIL.*listCustomers answers 200 \(static\)/,
  },
  {
    name: "the transport misspells what it sends in the query",
    provider: "gurupay",
    file: "packages/http/src/request/query-parameters.ts",
    from: /encodeURIComponent\(name\)/,
    to: "encodeURIComponent(name.toUpperCase())",
    expected: /FAIL.*listCustomers answers 200 \(static\)/,
  },
  {
    name: "a path is misspelt in an operation",
    provider: "gurupay",
    file: "packages/gurupay/src/descriptor.ts",
    from: 'path: "/api/v1/customers/{uuid}"',
    to: 'path: "/api/v1/customer/{uuid}"',
    expected: /FAIL.*getCustomer answers 404 \(static\)/,
  },
  {
    name: "the body of a request is left out",
    provider: "killb",
    file: "packages/http/src/request/json-body.ts",
    from: "JSON.stringify(value)",
    to: '"{}"',
    expected: /FAIL.*login answers 201 \(static\)/,
  },
  {
    name: "the transport takes a failure for a success",
    provider: "killb",
    file: "packages/http/src/answer/answer.ts",
    from: "const { ok, status } = response;",
    to: "const { status } = response;\n  const ok = true;",
    expected: /FAIL.*getProfile answers 400 \(static\)/,
  },
  {
    name: "the client's contract is not the mock's",
    provider: "killb",
    file: "packages/killb/openapi.json",
    from: "Tarantino V2 API",
    to: "Tarantino V3 API",
    expected: /FAIL.*made from the same contract/,
  },
];

describe("the contract tests", { timeout: 60_000 }, () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "tributary-mutants-"));
    copyRepository(copy);
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("pass on an unbroken copy", async () => {
    for (const provider of new Set(mutants.map((mutant) => mutant.provider))) {
      const { passed, report } = await runContractTests(copy, provider);
      expect(passed, report).toBe(true);
    }
  });

  it.each(mutants)("fail when $name", async ({ provider, file, from, to, expected }) => {
    const original = readFileSync(join(copy, file), "utf8");
    const broken = original.replace(from, to);
    expect(broken, "the mutation finds its place").not.toBe(original);
    writeFileSync(join(copy, file), broken);
    try {
      const { passed, report } = await runContractTests(copy, provider);
      expect(passed, report).toBe(false);
      expect(report).toMatch(expected);
    } finally {
      writeFileSync(join(copy, file), original);
    }
  });
});

async function runContractTests(
  folder: string,
  provider: string,
): Promise<{ passed: boolean; report: string }> {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const options = [
    "run",
    `packages/${provider}/test/contract.test.ts`,
    "--typecheck.enabled=false",
    "--no-color",
  ];
  try {
    const { stdout } = await run(process.execPath, [vitest, ...options], { cwd: folder });
    return { passed: true, report: stdout };
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return { passed: false, report: `${stdout}${stderr}` };
  }
}
