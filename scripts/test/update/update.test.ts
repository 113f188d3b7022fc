import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Classify } from "../../src/update/classify.ts";
import { runUpdate } from "../../src/update/run-update.ts";
import {
  compareFiles,
  createGeneratedRepository,
  createRepository,
  type Repository,
} from "../support/create-repository.ts";
import { type Answer, reply, startDocumentServer } from "../support/document-server.ts";
import { repositoryRoot } from "../support/repository-root.ts";

const clock = { now: () => Date.parse("2027-03-04T05:06:07Z"), sleep: async () => {} };
let generated: Repository;
let repository: Repository;
let before: Map<string, string>;

beforeAll(async () => {
  generated = await createGeneratedRepository();
});
afterAll(() => generated[Symbol.dispose]());

beforeEach(() => {
  repository = createRepository(generated);
  before = repository.list();
  return () => repository[Symbol.dispose]();
});

interface Run {
  readonly isWell: boolean;
  readonly output: string;
  readonly changed: readonly string[];
}

async function update(options: {
  providers: string[];
  from?: string;
  check?: boolean;
  json?: boolean;
  acceptDifferent?: boolean;
  classify?: Classify;
}): Promise<Run> {
  const lines: string[] = [];
  const isWell = await runUpdate({
    root: repository.root,
    check: false,
    json: false,
    acceptDifferent: false,
    clock,
    fetchOptions: { clock, attempts: 2, timeout: 10_000 },
    print: (line) => lines.push(line),
    progress: () => {},
    ...options,
  });
  return { isWell, output: lines.join("\n"), changed: compareFiles(repository.list(), before) };
}

function setAddress(url: string): void {
  const source = JSON.parse(repository.read("specs/killb/source.json"));
  repository.write("specs/killb/source.json", JSON.stringify({ ...source, url }));
}

/** Updates KillB from a server that answers so. */
async function updateFrom(
  answers: readonly Answer[],
  options: { check?: boolean; classify?: Classify; acceptDifferent?: boolean } = {},
): Promise<Run> {
  await using server = await startDocumentServer(...answers);
  setAddress(server.url);
  before = repository.list();
  return await update({ providers: ["killb"], ...options });
}

const held = readFileSync(join(repositoryRoot, "specs/killb/openapi.yaml"), "utf8");
const next = held
  .replace("version: 2.0.0", "version: 2.1.0")
  .replace("'500':", "'418':\n          description: Short\n        '500':");
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("an update", { timeout: 60_000 }, () => {
  it("takes the bytes as published, records them, and regenerates", async () => {
    const { isWell, output, changed } = await updateFrom([reply(200, next)]);
    expect(isWell, output).toBe(true);
    expect(repository.read("specs/killb/openapi.yaml")).toBe(next);
    const source = JSON.parse(repository.read("specs/killb/source.json"));
    expect(source).toMatchObject({
      obtained: "published document",
      retrieved: "2027-03-04",
      sha256: hash(next),
    });
    expect(source).not.toHaveProperty("extract");
    expect(repository.read("packages/killb/src/operations.ts")).toContain("Failure<418");
    expect(
      changed.every((path) => /^(specs|packages)\/killb\/|^packages\/mocks\/contracts\/killb/.test(path)),
    ).toBe(true);
    for (const path of changed) expect(output).toContain(path);
    expect(output).toContain("1 to 1 published, 3 to 3 offered");
    expect((await repository.run({ check: true })).isWell).toBe(true);
    const again = await update({ providers: ["killb"], check: true });
    expect(again.output).toContain("failed");
  });

  it("is nothing where the document is the one that is held", async () => {
    const { isWell, output, changed } = await updateFrom([reply(200, held)]);
    expect(isWell).toBe(true);
    expect(output).toContain("unchanged");
    expect(changed).toEqual([]);
  });

  it("changes the file's name with its syntax", async () => {
    const { changed } = await updateFrom([reply(200, JSON.stringify(parse(next)))]);
    expect(changed).toEqual(expect.arrayContaining(["specs/killb/openapi.json", "specs/killb/openapi.yaml"]));
    expect(repository.list().has("specs/killb/openapi.yaml")).toBe(false);
  });

  it("only says what it would do, when it checks", async () => {
    const { isWell, output, changed } = await updateFrom([reply(200, next)], { check: true });
    expect(isWell).toBe(false);
    expect(output).toContain("would be updated");
    expect(output).toContain("packages/killb/src/operations.ts");
    expect(changed).toEqual([]);
  });

  it("skips a provider that publishes no document, and says why", async () => {
    const { isWell, output, changed } = await update({ providers: ["align", "gurupay"] });
    expect(isWell).toBe(true);
    expect(output).toMatch(/align {2}skipped: source.json has no `url`: The document stands on the page/);
    expect(output).toMatch(/gurupay {2}skipped/);
    expect(changed).toEqual([]);
  });

  it("takes a file instead, also where nothing is published", async () => {
    const text = repository
      .read("specs/align/openapi.json")
      .replace('"title":"Customers API"', '"title":"Customers API of Align"');
    repository.write("align-next.json", text);
    const { isWell, output } = await update({
      providers: ["align"],
      from: join(repository.root, "align-next.json"),
    });
    expect(isWell, output).toBe(true);
    expect(repository.read("specs/align/openapi.json")).toBe(text);
    expect(JSON.parse(repository.read("specs/align/source.json"))).toMatchObject({
      url: null,
      sha256: hash(text),
      retrieved: "2027-03-04",
    });
    expect(output).toContain("`obtained` of source.json must say how");
  });

  it("says so where there is no such file, or no such provider", async () => {
    const { isWell, output } = await update({ providers: ["align"], from: "no/such/file.json" });
    expect(isWell).toBe(false);
    expect(output).toContain("no/such/file.json cannot be read: ENOENT");
    await expect(update({ providers: ["alingn"] })).rejects.toThrow("Did you mean `align`?");
  });

  it("does not let a client grow by what its provider publishes besides", async () => {
    const whole = parse(next) as { paths: Record<string, object> };
    for (let index = 0; index < 98; index++) {
      whole.paths[`/api/v2/other/${index}`] = {
        get: { operationId: `Other_${index}`, responses: { "200": { description: "" } } },
      };
    }
    const { isWell, output } = await updateFrom([reply(200, JSON.stringify(whole))]);
    expect(isWell, output).toBe(true);
    expect(output).toContain("1 to 99 published, 3 to 3 offered");
    expect(output).toContain("98 operations are published that the client does not offer");
    expect(output).toContain("takes the place of an extract");
    expect(repository.read("packages/killb/src/client.ts")).not.toContain("/api/v2/other");
  });

  it("refuses to let an extract become the whole where the overlay selects nothing", async () => {
    repository.replace(
      "specs/killb/client.overlay.yaml",
      "        operations: [getProfile, login, refresh]\n",
      "",
    );
    const whole = parse(next) as { paths: Record<string, object> };
    whole.paths["/api/v2/other"] = {
      get: { operationId: "other", responses: { "200": { description: "" } } },
    };
    const { isWell, output, changed } = await updateFrom([reply(200, JSON.stringify(whole))]);
    expect(isWell).toBe(false);
    expect(output).toContain("the client would grow from 3 to 4 operations");
    expect(output).toContain("`operations` in specs/killb/client.overlay.yaml");
    expect(changed).toEqual([]);
  });

  it("classifies in the copy, and takes over what is written there", async () => {
    const seen: string[] = [];
    const classify: Classify = async (root, provider) => {
      seen.push(root, provider, readFileSync(join(root, "specs/killb/openapi.yaml"), "utf8"));
      repository.write(".changeset/.keep", "");
      const { mkdirSync, writeFileSync } = await import("node:fs");
      mkdirSync(join(root, ".changeset"), { recursive: true });
      writeFileSync(join(root, ".changeset/killb-contract.md"), "---\n---\n");
      return { level: "minor", counts: { added: 1 }, review: ["look at this"] };
    };
    const { isWell, output, changed } = await updateFrom([reply(200, next)], { classify });
    expect(isWell, output).toBe(true);
    expect(seen[0]).not.toBe(repository.root);
    expect(seen.slice(1)).toEqual(["killb", next]);
    expect(changed).toContain(".changeset/killb-contract.md");
    expect(output).toContain("minor (1 added)");
    expect(output).toContain("look at this");
  });

  it("leaves the tree where the comparison fails, or a file changes meanwhile", async () => {
    const failing: Classify = async () => {
      throw Object.assign(new Error("there is nothing to compare with"), { name: "EvolutionError" });
    };
    const failed = await updateFrom([reply(200, next)], { classify: failing });
    expect(failed.isWell).toBe(false);
    expect(failed.output).toContain("there is nothing to compare with");
    expect(failed.changed).toEqual([]);
    const editing: Classify = async () => {
      repository.write("packages/killb/README.md", "edited meanwhile\n");
      return { level: "patch", counts: {}, review: [] };
    };
    const edited = await updateFrom([reply(200, next)], { classify: editing });
    expect(edited.output).toContain("packages/killb/README.md was changed while the update ran");
    expect(edited.changed).toEqual(["packages/killb/README.md"]);
  });

  it("reports as JSON", async () => {
    await using server = await startDocumentServer(reply(200, next));
    setAddress(server.url);
    const { output } = await update({ providers: [], json: true });
    const { providers } = JSON.parse(output);
    expect(providers.map(({ provider, outcome }: Record<string, string>) => [provider, outcome])).toEqual([
      ["align", "skipped"],
      ["gurupay", "skipped"],
      ["killb", "updated"],
    ]);
    expect(providers[2]).toMatchObject({
      level: null,
      published: { before: 1, after: 1 },
      sha256: hash(next),
    });
    expect(providers[2].files).toContainEqual({ path: "specs/killb/source.json", change: "updated" });
  });
});

const page = (body: string): Answer =>
  reply(200, `<!DOCTYPE html><html><head><title>KillB\n Console</title></head><body>${body}</body></html>`, {
    "content-type": "application/json",
  });
const refused: [what: string, answers: Answer[], said: RegExp][] = [
  ["a login page", [page('<input type="password">')], /came a login page titled "KillB Console"/],
  ["a page", [page("Hello")], /came an HTML page/],
  ["XML", [reply(200, "<?xml version='1.0'?><error/>")], /came XML/],
  ["nothing", [reply(200, " \n")], /came an empty answer/],
  [
    "an error in JSON",
    [reply(200, '{"error":"unauthorized","message":"no"}')],
    /came an object with `error`, `message`/,
  ],
  ["a text", [reply(200, "Not found")], /came plain text/],
  ["a list", [reply(200, "[1]")], /came a list/],
  [
    "Swagger 2",
    [reply(200, '{"swagger":"2.0","info":{"title":"Tarantino"},"paths":{}}')],
    /came a Swagger 2\.0 document/,
  ],
  [
    "another OpenAPI",
    [reply(200, '{"openapi":"4.0.0","info":{"title":"Tarantino"},"paths":{}}')],
    /OpenAPI 4\.0\.0/,
  ],
  [
    "no operations",
    [reply(200, '{"openapi":"3.0.0","info":{"title":"Tarantino"},"paths":{}}')],
    /without a single operation/,
  ],
  ["a document that is cut", [reply(200, JSON.stringify(parse(next)).slice(0, 900))], /does not parse/],
  [
    "another API",
    [reply(200, next.replace("Tarantino V2 API", "Pet Store API"))],
    /titled "Pet Store API", not "Tarantino V2 API"/,
  ],
  [
    "operations that nobody knows",
    [reply(200, next.replaceAll("/api/v2/customers/profile", "/pets"))],
    /none of the 1 operations known .*\(GET \/api\/v2\/customers\/profile\)/,
  ],
  [
    "a reference out of it",
    [reply(200, next.replace("'#/components/schemas/BadRequestResponse'", "'file:///etc/passwd'"))],
    /leads out of the document/,
  ],
  [
    "what an overlay no longer fits",
    [reply(200, next.replaceAll("GetCustomerProfileResponseDto", "Renamed"))],
    /client\.overlay\.yaml:\d+: action \d+: target .* matches nothing/,
  ],
  ["401", [reply(401, "secret")], /answers 401/],
  ["403", [reply(403, "secret")], /answers 403/],
  ["404", [reply(404)], /answers 404/],
  ["500 and again 500", [reply(500)], /answers 500.*\(2 attempts\)/],
  ["a redirect", [reply(302, "", { location: "https://login.example/" })], /another origin/],
];

describe("an answer of", { timeout: 60_000 }, () => {
  it.each(refused)("%s changes nothing, and is named", async (_, answers, said) => {
    const { isWell, output, changed } = await updateFrom(answers);
    expect(isWell).toBe(false);
    expect(output).toMatch(said);
    expect(output).not.toContain("secret");
    expect(changed).toEqual([]);
  });

  it("another API is taken where a person says that it is the same", async () => {
    const { isWell, output } = await updateFrom(
      [reply(500), reply(200, next.replace("Tarantino V2 API", "Other"))],
      { acceptDifferent: true },
    );
    expect(isWell, output).toBe(true);
    expect(repository.read("packages/killb/openapi.json")).toContain('"title": "Other"');
  });
});
