import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSnippets, type Snippet } from "../../src/repository/read-snippets.ts";

const root = join(import.meta.dirname, "../../..");
const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}/README.md`);
const files = ["README.md", "CONTRIBUTING.md", ...packages];

describe("the examples in the documentation", () => {
  let folder: string;
  let report: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tributary-snippets-"));
    for (const file of files) {
      for (const snippet of readSnippetsOf(file)) writeSnippet(folder, file, snippet);
    }
    report = compile(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(files.filter((file) => readSnippetsOf(file).length > 0))("compile: %s", (file) => {
    const errors = report.split("\n").filter((line) => line.startsWith(toPrefix(file)));
    expect(errors).toEqual([]);
  });

  it("compile as a whole", () => expect(report).toBe(""));

  it("are there to be compiled", () => {
    expect(readSnippetsOf("README.md").length).toBeGreaterThan(0);
    for (const name of ["align", "gurupay", "killb"]) {
      expect(readSnippetsOf(`packages/${name}/README.md`).length).toBeGreaterThan(0);
    }
  });

  it("would be refused if they were wrong", () => {
    const wrong = mkdtempSync(join(tmpdir(), "tributary-snippets-"));
    const code =
      'import { createAlignClient } from "@tributary/align";\ncreateAlignClient({ apikey: "x" });\n';
    writeSnippet(wrong, "README.md", { line: 1, code });
    expect(compile(wrong)).toContain("apikey");
    rmSync(wrong, { recursive: true, force: true });
  });
});

function readSnippetsOf(file: string): Snippet[] {
  return readSnippets(readFileSync(join(root, file), "utf8"));
}

function toPrefix(file: string): string {
  return `${file.replaceAll(/[/.]/g, "-")}-line-`;
}

function writeSnippet(folder: string, file: string, { line, code }: Snippet): void {
  writeFileSync(join(folder, `${toPrefix(file)}${line}.ts`), `${code}export {};\n`);
}

/** What the compiler has against the snippets, under the settings of a strict user. */
function compile(folder: string): string {
  const config = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: {
      lib: ["es2023", "esnext.disposable", "dom", "dom.iterable"],
      customConditions: ["@tributary/source"],
      typeRoots: [join(root, "node_modules/@types")],
      types: ["node"],
      skipLibCheck: true,
      paths: {
        "@tributary/*/openapi.json": [join(root, "packages/*/openapi.json")],
        "@tributary/http/opentelemetry": [join(root, "packages/http/src/observation/opentelemetry.ts")],
        "@tributary/mocks/contract-tests": [join(root, "packages/mocks/src/contract-tests/index.ts")],
        "@tributary/*": [join(root, "packages/*/src/index.ts")],
        vitest: [join(root, "node_modules/vitest/dist/index.d.ts")],
      },
    },
    include: ["*.ts"],
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  try {
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [compiler, "-p", "."], { cwd: folder, encoding: "utf8", stdio: "pipe" });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
