import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const compiler = resolve(packageFolder, "../../node_modules/typescript/bin/tsc");

/** Lists what the declarations reachable from one of them import. */
async function listImports(folder: string, entry: string): Promise<Set<string>> {
  const imports = new Set<string>();
  const pending = [resolve(folder, entry)];
  const seen = new Set<string>();
  for (let file = pending.pop(); file; file = pending.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = await readFile(file, "utf8");
    for (const [, specifier = ""] of text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
      imports.add(specifier);
      // The contracts lie beside the build in the package, and are read where they are.
      if (!specifier.startsWith(".") || specifier.includes("/contracts/")) continue;
      pending.push(resolve(dirname(file), specifier.replace(/\.(?:js|ts)$/, ".d.ts")));
    }
  }
  return imports;
}

describe("the published declarations", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tributary-mocks-"));
    const flags = ["-p", "tsconfig.build.json", "--emitDeclarationOnly", "--outDir", folder];
    await promisify(execFile)(process.execPath, [compiler, ...flags], { cwd: packageFolder });
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true }));

  it.each(["index.d.ts", "contract-tests/index.d.ts"])("name no type but our own, from %s", async (entry) => {
    const imports = [...(await listImports(folder, entry))];
    expect(imports.length).toBeGreaterThan(1);
    expect(imports.filter((specifier) => !specifier.startsWith("."))).toEqual([]);
  });
});
