import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addProvider } from "../../src/add/add-provider.ts";
import { createWorkspace } from "../../src/corpus/create-workspace.ts";
import { runStep } from "../../src/corpus/run-step.ts";
import { repositoryRoot } from "../support/repository-root.ts";

/* Adds documents full of oddities as `pnpm provider:add` does, then type-checks and tests what came of them. */

/** The documents, and their tests that the mock has no answer for: Prism makes up no tuple. */
const documents: Readonly<Record<string, { readonly file: string; readonly leftOut: number }>> = {
  naming: { file: "names-of-operations.yaml", leftOut: 0 },
  odd: { file: "odd-names.json", leftOut: 6 },
  circles: { file: "circles.yaml", leftOut: 0 },
  bodies: { file: "bodies.json", leftOut: 0 },
  securities: { file: "securities.yaml", leftOut: 0 },
  parameters: { file: "parameters.json", leftOut: 0 },
  several: { file: "several-files/openapi.yaml", leftOut: 0 },
};

const names = Object.keys(documents);
const workspace = createWorkspace(repositoryRoot);
const { root } = workspace;
const printed: Record<string, string[]> = {};
const bounds = { cwd: root, timeout: 120_000, memory: 4096 };

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

beforeAll(async () => {
  for (const [name, { file }] of Object.entries(documents)) {
    const lines: string[] = [];
    printed[name] = lines;
    const source = join(import.meta.dirname, "documents", file);
    const print = (line: string): void => void lines.push(line);
    await addProvider({ root, name, source, today: "2026-01-01", print });
    workspace.link(name);
  }
}, 60_000);

afterAll(() => workspace[Symbol.dispose]());

describe("odd documents", { timeout: 120_000 }, () => {
  it("are added whole: specs, package, mock, changeset", () => {
    const index = read("packages/mocks/contracts/index.d.ts");
    for (const name of names) {
      const paths = [
        `specs/${name}/client.overlay.yaml`,
        `packages/${name}/src/client.ts`,
        `packages/mocks/contracts/${name}.json`,
        `.changeset/add-${name}.md`,
      ];
      for (const path of paths) expect(existsSync(join(root, path)), path).toBe(true);
      expect(index).toContain(`./${name}.d.ts`);
    }
    expect(existsSync(join(root, "node_modules/.cache/tributary", `add-odd-${process.pid}`))).toBe(false);
  });

  it("are kept byte for byte, or bundled where they are of several files", () => {
    const original = readFileSync(join(import.meta.dirname, "documents/odd-names.json"), "utf8");
    expect(read("specs/odd/openapi.json")).toBe(original);
    expect(read("specs/several/openapi.json")).not.toMatch(/"\$ref": "[^#]/);
    expect(JSON.parse(read("specs/several/source.json"))).toMatchObject({
      url: null,
      obtained: expect.stringContaining("bundled"),
    });
  });

  it.each([
    // Declarations, of which the types of mocks are, are checked with the packages alone: those of Prism do not hold.
    { settings: "strict", folder: "src", others: ["packages/mocks/contracts/*.d.ts"], skipLibCheck: false },
    { settings: "tests", folder: "test", others: [], skipLibCheck: true },
  ])("type-check under the $settings settings", async ({ settings, folder, others, skipLibCheck }) => {
    const compilerOptions = {
      lib: ["es2023", "dom", "dom.iterable"],
      customConditions: ["@tributary/source"],
      types: skipLibCheck ? ["node"] : [],
      skipLibCheck,
    };
    const include = [...names.map((name) => `packages/${name}/${folder}`), ...others];
    const project = join(root, `tsconfig.${settings}.json`);
    writeFileSync(project, JSON.stringify({ extends: "./tsconfig.base.json", compilerOptions, include }));
    const compiler = join(repositoryRoot, "node_modules/typescript/bin/tsc");
    const { code, output } = await runStep([compiler, "-p", project, "--pretty", "false"], bounds);
    expect(code, output).toBe(0);
  });

  it("pass their contract tests", async () => {
    const report = join(root, "report.json");
    const program = [
      join(repositoryRoot, "node_modules/vitest/vitest.mjs"),
      "run",
      ...names.map((name) => `packages/${name}/test/contract.test.ts`),
      ...["--typecheck.enabled=false", "--no-isolate", "--maxWorkers=1", "--testTimeout=60000"],
      ...["--reporter=json", `--outputFile=${report}`],
    ];
    const { output } = await runStep(program, bounds);
    expect(existsSync(report), output).toBe(true);
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    const failed = testResults.flatMap(({ assertionResults, message }) => [
      ...(message ? [message] : []),
      ...assertionResults.filter(({ status }) => status === "failed").flatMap(describeFailure),
    ]);
    expect(failed).toEqual([]);
    const outcomes = Object.fromEntries(
      testResults.map(({ name, assertionResults }) => {
        const leftOut = assertionResults.filter(({ status }) => status !== "passed").length;
        return [/packages\/([^/]+)/.exec(name)?.[1] ?? name, leftOut];
      }),
    );
    expect(outcomes).toEqual(
      Object.fromEntries(Object.entries(documents).map(([name, { leftOut }]) => [name, leftOut])),
    );
  });
});

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly assertionResults: readonly TestOutcome[];
  }[];
}

interface TestOutcome {
  readonly status: string;
  readonly title: string;
  readonly failureMessages?: readonly string[];
}

function describeFailure({ title, failureMessages = [] }: TestOutcome): string {
  return `${title}: ${failureMessages[0]?.slice(0, 500)}`;
}

describe("of odd documents", () => {
  function listMethods(name: string): string[] {
    const client = read(`packages/${name}/src/client.ts`);
    const [, body = ""] = client.split(/export interface \w+Client extends/);
    return Array.from(body.matchAll(/^ {2}([\w$]+)\(/gm), ([, method = ""]) => method);
  }

  it("each operation has a method, whatever its name, and no two have the same", () => {
    expect(listMethods("naming")).toEqual([
      "getRoot",
      "listThings",
      "postThings",
      "getThingsById",
      "putThingsById",
      "delete",
      "patchThingsById",
      "getThingsByIdJson",
      "class",
      "proto",
      "postClass",
      "gET",
      "patchClass",
    ]);
  });

  it("what cannot be called is left out, and said", () => {
    expect(listMethods("securities")).not.toContain("getCertificate");
    expect(listMethods("bodies")).not.toContain("sendUnspeakable");
    expect(listMethods("parameters")).toEqual(["search", "searchAll", "askAll", "getFile"]);
    const said = Object.values(printed).flat().join("\n");
    for (const left of [
      "not offered: GET /certificate: No strategy",
      "not offered: GET /digest: No strategy",
      "not offered: POST /unspeakable: None of the names",
      "not offered: TRACE /search/all: No platform's `fetch`",
      "not offered: GET /files/{name}.{other}: Another path",
      "not offered: GET /broken/{: The braces",
      "not offered: GET /query?of=path: A path holds neither",
      "1 operations take cookies",
      "server left out: /v1: it is relative to an unknown address",
      "server left out: https://{tenant}.odd.example: a variable of it has no default",
      "server left out: ftp://files.secure.example: it is no URL to call",
      "no server can be called: every client must be given a `baseUrl`",
    ]) {
      expect(said).toContain(left);
    }
  });

  it("servers are spelt out and named", () => {
    expect(read("packages/odd/src/descriptor.ts")).toContain(
      'production: "https://eu.odd.example/v2",\n    development: "http://127.0.0.1:8080"',
    );
    expect(read("packages/bodies/src/descriptor.ts")).toContain("servers: {},");
  });

  it("each security scheme has its option, and operations name those they need", () => {
    const options = /interface SecuritiesClientOptions[\s\S]*?\n}/.exec(
      read("packages/securities/src/client.ts"),
    );
    const members = Array.from(options?.[0].matchAll(/readonly (\w+)\?/g) ?? [], ([, member]) => member);
    expect(members).toEqual([
      "token",
      "headerKey",
      "secondKey",
      "queryKey",
      "cookieKey",
      "username",
      "password",
    ]);
    const descriptor = read("packages/securities/src/descriptor.ts");
    const credentials = Array.from(
      descriptor.matchAll(/(get\w+): \{[^{}]*?(?:credentials: \[([^\]]*)\])?,\n\s+retry/g),
      ([, method, needed]) => [method, needed?.replaceAll('"', "") ?? "none"],
    );
    expect(credentials).toEqual([
      ["getEither", "token"],
      ["getBoth", "headerKey, secondKey"],
      ["getQuery", "queryKey"],
      ["getCookie", "cookieKey"],
      ["getBasic", "basic"],
      ["getOAuth", "token"],
      ["getOpenId", "token"],
      ["getNone", "none"],
      ["getOptional", "token"],
      ["getAll", "headerKey, queryKey, cookieKey, basic"],
      ["getCertificateOrKey", "headerKey"],
    ]);
  });

  it("queries are written as the document styles them", () => {
    expect(read("packages/parameters/src/descriptor.ts")).toMatch(
      /queryStyles: \{\s+filter: "deep-object",\s+sort: "pipe",\s+words: "space",\s+ids: "comma",\s+spread: "members",\s+json: "json",\s+\}/,
    );
  });
});
