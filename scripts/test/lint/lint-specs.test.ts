import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lintSpecs } from "../../src/lint/lint-specs.ts";
import type { Problem } from "../../src/lint/problem.ts";
import { createRepository, type Repository } from "../support/create-repository.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { runProgram } from "../support/run-entry.ts";

const fixes = "specs/gurupay/fixes.overlay.yaml";
const examples = "specs/align/examples.overlay.yaml";
const document = "specs/align/openapi.json";
const source = "specs/align/source.json";
let original: Repository;
let repository: Repository;

beforeAll(() => {
  original = createRepository();
});
afterAll(() => original[Symbol.dispose]());
beforeEach(() => {
  repository = createRepository(original);
  return () => repository[Symbol.dispose]();
});

async function lint(provider: string, timeout?: number): Promise<Problem[]> {
  return await lintSpecs({
    root: repository.root,
    providers: [provider],
    ...(timeout === undefined ? {} : { timeout }),
  });
}

/** Adds an action to the end of an overlay. */
function addAction(
  file: string,
  target: string,
  update: object,
  evidence = "https://example.com/page",
): number {
  const text = `${repository.read(file).trimEnd()}\n`;
  const action = { target, description: "For the test.", "x-evidence": evidence, update };
  repository.write(file, `${text}  - ${JSON.stringify(action)}\n`);
  return text.split("\n").length;
}

const customer = "$.paths['/v0/customers/{customer_id}'].get";
const answer = `${customer}.responses['200'].content['application/json']`;
const answerPointer = "/paths/~1v0~1customers~1{customer_id}/get/responses/200/content/application~1json";

describe("lintSpecs", { timeout: 60_000 }, () => {
  it("finds nothing wrong with the repository's own specs", async () => {
    expect(await lintSpecs({ root: repositoryRoot, providers: [] })).toEqual([]);
  });

  it("finds an example that its schema does not allow, where it is written", async () => {
    const line = addAction(examples, answer, { examples: { wrong: { value: { customer_id: 5 } } } });
    const problems = await lint("align");
    expect(problems).toMatchObject([
      {
        provider: "align",
        rule: "examples",
        file: examples,
        pointer: `${answerPointer}/examples/wrong`,
        line,
      },
    ]);
    expect(problems[0]?.message).toMatch(
      /the example `wrong` of getCustomer, response 200 application\/json: .*\/customer_id must be string/,
    );
  });

  it("finds an example of a parameter that its schema does not allow", async () => {
    addAction(examples, `${customer}.parameters[?@.name=='customer_id']`, { example: "no uuid" });
    const problems = await lint("align");
    expect(problems.map(({ rule }) => rule)).toEqual(["examples"]);
    expect(problems[0]?.message).toContain("path parameter customer_id");
  });

  it("finds a schema that the mock cannot check by", async () => {
    // In no place of a schema, where it would be corrected for the mock.
    const schema = { $ref: "#/paths/~1v0~1customers~1{customer_id}/get/x-odd" };
    const line = addAction("specs/align/fixes.overlay.yaml", customer, {
      "x-odd": { type: "string", nullable: true, enum: ["a", null] },
      responses: { "299": { description: "", content: { "application/json": { schema } } } },
    });
    const problems = await lint("align");
    expect(problems[0]).toMatchObject({ rule: "compiles", file: "specs/align/fixes.overlay.yaml", line });
    expect(problems[0]?.message).toContain(
      "the mock cannot check getCustomer, response 299 application/json",
    );
  });

  it("finds what is no OpenAPI, by Redocly, at the action that says it", async () => {
    const line = addAction("specs/align/fixes.overlay.yaml", customer, { tags: "no list" });
    const [problem] = await lint("align");
    expect(problem).toMatchObject({
      rule: "redocly/struct",
      file: "specs/align/fixes.overlay.yaml",
      line,
      pointer: "/paths/~1v0~1customers~1{customer_id}/get/tags",
    });
  });

  it("finds an action that matches nothing, one without a reason and one without evidence", async () => {
    addAction(fixes, "$.paths['/nowhere']", {});
    expect(await lint("gurupay")).toMatchObject([
      { rule: "contract", file: fixes, message: expect.stringContaining("matches nothing") },
    ]);
    repository.replace(examples, "    description:", "    # description:");
    expect(await lint("align")).toMatchObject([
      { rule: "contract", file: examples, line: expect.any(Number) },
    ]);
  });

  it.each([
    "http://example.com/page",
    "https://localhost/page",
    "https://user@example.com/",
    "mailto:a@example.com",
  ])("finds that %s is no public evidence", async (evidence) => {
    const line = addAction(examples, customer, { "x-a": 1 }, evidence);
    expect(await lint("align")).toMatchObject([
      { rule: "evidence", file: examples, line, message: expect.stringContaining(evidence) },
    ]);
  });

  it("takes the document itself for evidence, by its hash and by no other", async () => {
    const { sha256 } = JSON.parse(repository.read(source)) as { sha256: string };
    addAction(examples, customer, { "x-a": 1 }, `urn:sha256:${sha256}`);
    expect(await lint("align")).toEqual([]);
    const line = addAction(examples, customer, { "x-b": 1 }, `urn:sha256:${"0".repeat(64)}`);
    expect(await lint("align")).toMatchObject([{ rule: "evidence", file: examples, line }]);
  });

  it("finds a document that was edited, and a record that does not say what it must", async () => {
    repository.write(document, `${repository.read(document)}\n`);
    expect(await lint("align")).toMatchObject([
      { rule: "source", file: source, pointer: "/sha256", line: 7 },
    ]);
    const record = JSON.parse(repository.read(source));
    repository.write(
      source,
      JSON.stringify({ ...record, url: "http://a.b", page: "x.com", obtained: "", retrieved: "yesterday" }),
    );
    const pointers = (await lint("align"))
      .filter(({ rule }) => rule === "source")
      .map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      ["/url", "/page", "/obtained", "/retrieved", "/sha256"].filter((pointer) => pointers.includes(pointer)),
    );
    expect(pointers).toContain("/url");
    expect(pointers).toContain("/retrieved");
  });

  it("is ended where a pattern runs without end on an example beside it", async () => {
    addAction(examples, customer, {
      responses: {
        "299": {
          description: "",
          content: {
            "application/json": {
              schema: { type: "string", pattern: "^(a+)+$" },
              example: `${"a".repeat(60)}!`,
            },
          },
        },
      },
    });
    const problems = await lint("align", 5000);
    expect(problems).toMatchObject([{ rule: "time", file: document }]);
    expect(problems[0]?.message).toContain("5000 milliseconds");
  });

  it("takes no settings of the folder that it is started in", async () => {
    writeFileSync(join(repository.root, "redocly.yaml"), "extends: []\nrules:\n  struct: off\n");
    addAction("specs/align/fixes.overlay.yaml", customer, { tags: "no list" });
    const folder = process.cwd();
    try {
      process.chdir(repository.root);
    } catch {
      // A thread cannot change its folder: the program is then started in Redocly's own, all the same.
    }
    expect(await lint("align")).toMatchObject([{ rule: "redocly/struct" }]);
    if (process.cwd() !== folder) process.chdir(folder);
  });
});

describe("pnpm specs:lint", { timeout: 60_000 }, () => {
  it.each([
    [["--help"], 0, "pnpm specs:lint [provider...]"],
    [["--nope"], 2, "pnpm specs:lint --help"],
    [["alingn"], 1, "Did you mean `align`?"],
    [["align", "--json"], 0, '"problems": []'],
  ])("for %j ends with %d", async (input, code, said) => {
    await using entry = runProgram(repositoryRoot, "specs-lint.ts", input, {
      NODE_OPTIONS: "--conditions=@tributary/source",
    });
    expect(await entry.exit).toBe(code);
    expect(entry.output()).toContain(said);
    expect(entry.output()).not.toMatch(/^ {4}at /m);
  });
});
