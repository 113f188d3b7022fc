import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyAddition, type GuideBlock, readGuide } from "../../src/repository/read-guide.ts";
import { checkProject } from "../support/check-project.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { createTemporaryFolder, writeFileAt } from "../support/temporary-folder.ts";

/* Follows docs/adding-a-provider.md, block by block, in a copy of the repository and in a project beside it. */

const guide = readFileSync(join(repositoryRoot, "docs/adding-a-provider.md"), "utf8");
const [inside = "", outside = ""] = guide.split("\n## Outside this repository\n");
const mapping = "packages/customers/src/providers/acme.ts";

interface CommandRun {
  readonly code: number;
  readonly output: string;
}

function run(folder: string, words: readonly string[], environment = {}): Promise<CommandRun> {
  const options = { cwd: folder, env: { ...process.env, ...environment } };
  return new Promise((resolve) => {
    execFile(process.execPath, words, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

function copyRepository(target: string): void {
  const filter = (path: string): boolean => !/[/\\](?:dist|\.turbo|\.cache)$/.test(path);
  for (const folder of ["packages", "scripts", "specs"]) {
    const options = { recursive: true, verbatimSymlinks: true, filter };
    cpSync(join(repositoryRoot, folder), join(target, folder), options);
  }
  const files = ["package.json", "biome.json", "tsconfig.json", "tsconfig.base.json", "vitest.config.ts"];
  for (const file of files) cpSync(join(repositoryRoot, file), join(target, file));
  symlinkSync(join(repositoryRoot, "node_modules"), join(target, "node_modules"));
}

/** Does what a block says: writes the file, or adds the line, and gives back its path. */
function follow(root: string, { code, file, language }: GuideBlock): string {
  if (file === undefined) throw new Error(`the guide does not say which file this is:\n${code}`);
  if (language === "diff") {
    const path = join(root, file);
    writeFileSync(path, applyAddition(readFileSync(path, "utf8"), code));
  } else writeFileAt(root, file, code);
  return file;
}

/** Links the packages of the workspace that a package depends on, as an installation does. */
function link(root: string, from: string, names: readonly string[]): void {
  const folder = join(root, from, "node_modules/@tributary");
  mkdirSync(folder, { recursive: true });
  for (const name of names) symlinkSync(join(root, "packages", name), join(folder, name));
}

describe("the guide to adding a provider", { timeout: 60_000 }, () => {
  const folder = createTemporaryFolder();
  const root = folder.path;
  const blocks = readGuide(inside);
  const written: string[] = [];
  let codegen: CommandRun;

  beforeAll(async () => {
    copyRepository(root);
    for (const block of blocks) {
      if (block.language !== "sh") written.push(follow(root, block));
      else if (block.code === "pnpm codegen\n") codegen = await run(root, ["scripts/codegen.ts"]);
    }
    link(root, "packages/acme", ["http", "mocks"]);
    link(root, "packages/customers", ["acme"]);
  }, 60_000);

  afterAll(() => folder[Symbol.dispose]());

  it("takes one mapping file and one line of the composition", () => {
    const composition = written.filter((file) => file.startsWith("packages/customers/src/"));
    expect(composition).toEqual([mapping, "packages/customers/src/providers/providers.ts"]);
    const line = blocks.find(({ file, language }) => language === "diff" && file?.endsWith("providers.ts"));
    expect(line?.code.match(/^\+/gm)?.length).toBe(1);
    expect(written.filter((file) => file.startsWith("packages/") && !composition.includes(file))).toEqual([
      "packages/customers/package.json",
      "packages/customers/test/acme.test.ts",
    ]);
  });

  it("names commands that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const commands = blocks.flatMap(({ code, language }) =>
      language === "sh" ? code.trim().split("\n") : [],
    );
    expect(commands).toContain("pnpm codegen");
    expect(scripts.codegen, "what was run above").toBe("node scripts/codegen.ts");
    // The command of a dependency is there without a script.
    const known = Object.keys({ ...scripts, changeset: "" }).map((name) => `pnpm ${name}`);
    for (const command of commands) expect(known).toContain(command);
  });

  it("gives the document's hash", () => {
    const hash = createHash("sha256")
      .update(readFileSync(join(root, "specs/acme/openapi.yaml")))
      .digest("hex");
    expect(JSON.parse(readFileSync(join(root, "specs/acme/source.json"), "utf8")).sha256).toBe(hash);
  });

  it("generates the client, and nothing else anew", () => {
    expect(codegen.code, codegen.output).toBe(0);
    expect(codegen.output).toContain("created packages/acme/src/client.ts");
    expect(codegen.output.match(/updated .*/g)).toEqual(["updated packages/mocks/contracts/index.d.ts"]);
  });

  it("gives packages that type-check, and a mapping that does not once the contract renames a member", () => {
    for (const name of ["acme", "customers"]) expect(checkProject(join(root, "packages", name))).toEqual([]);
    const text = readFileSync(join(root, mapping), "utf8");
    writeFileSync(join(root, mapping), text.replace("record.standing", "record.state"));
    const complaints = checkProject(join(root, "packages/customers"));
    writeFileSync(join(root, mapping), text);
    expect(complaints).toEqual([expect.stringMatching(/acme\.ts.*'state' does not exist/)]);
  });

  it("gives files that the linter has nothing against", async () => {
    const biome = join(repositoryRoot, "node_modules/@biomejs/biome/bin/biome");
    const words = [
      "check",
      "--error-on-warnings",
      "--vcs-enabled=false",
      ...written.filter((file) => /\.(?:ts|json)$/.test(file)),
    ];
    const { code, output } = await run(root, [biome, ...words]);
    expect(code, output).toBe(0);
  });

  it("passes the contract tests, the guide's own and those of the specs and the arrows", async () => {
    const tests = [
      "packages/acme/test/contract.test.ts",
      "packages/customers/test/acme.test.ts",
      "scripts/test/specs/specs.test.ts",
      "scripts/test/repository/arrows.test.ts",
    ];
    const vitest = join(repositoryRoot, "node_modules/vitest/vitest.mjs");
    const words = [vitest, "run", ...tests, "--typecheck.enabled=false", "--no-color"];
    const { code, output } = await run(root, words);
    expect(code, output).toBe(0);
    expect(output).toMatch(/Test Files +4 passed \(4\)/);
  });

  describe("for a project outside", () => {
    const project = createTemporaryFolder();
    let server: Server;

    beforeAll(async () => {
      for (const block of readGuide(outside)) follow(project.path, block);
      symlinkSync(join(repositoryRoot, "packages"), join(project.path, "packages"));
      link(project.path, ".", ["customers", "http"]);
      writeFileAt(project.path, "package.json", JSON.stringify({ type: "module" }));
      writeFileAt(project.path, "tsconfig.json", JSON.stringify(strictUser));
      server = createServer((request, response) => {
        const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(answer(pathname, searchParams)));
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });

    afterAll(() => {
      server.close();
      project[Symbol.dispose]();
    });

    it("composes a provider of its own beside ours", async () => {
      expect(checkProject(project.path)).toEqual([]);
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const environment = { LEDGER_URL: url, LEDGER_TOKEN: "token", ALIGN_URL: url, ALIGN_API_KEY: "key" };
      const words = ["--conditions=@tributary/source", "main.ts"];
      const { code, output } = await run(project.path, words, environment);
      expect(code, output).toBe(0);
      const lines = output.trim().split("\n");
      expect(lines.slice(0, -2)).toEqual(people.map(({ fullName, key }) => `listed ${fullName} ${key}`));
      expect(lines.slice(-2)).toEqual(["found Person 2 2024", "found person@example.com false"]);
    });

    it("does not compile where it is asked for what it has not", () => {
      const program = readFileSync(join(project.path, "main.ts"), "utf8");
      writeFileAt(project.path, "main.ts", `${program}\nawait customers.profile({ provider: "ledger" });\n`);
      expect(checkProject(project.path)).toEqual([
        expect.stringMatching(/main\.ts.*'profile' does not exist/),
      ]);
    });
  });
});

/** More than one page of those that the guide's adapter asks for. */
const people = Array.from({ length: 450 }, (_, index) => ({
  key: `p${index}`,
  fullName: `Person ${index}`,
  since: "2024-05-06T07:08:09Z",
}));

function answer(path: string, query: URLSearchParams): unknown {
  if (path.startsWith("/v0/customers/")) {
    return { customer_id: path.split("/").at(-1), email: "person@example.com" };
  }
  if (path !== "/people") return people.find(({ key }) => path === `/people/${key}`);
  const [page, size] = [Number(query.get("page")), Number(query.get("size"))];
  return people.slice((page - 1) * size, page * size);
}

const strictUser = {
  extends: join(repositoryRoot, "tsconfig.base.json"),
  compilerOptions: {
    lib: ["es2023", "dom", "dom.iterable"],
    customConditions: ["@tributary/source"],
    typeRoots: [join(repositoryRoot, "node_modules/@types")],
    types: ["node"],
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  },
  include: ["*.ts"],
};
