import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../json.ts";
import { type BenchWorkspace, linkPackage, provider } from "./create-workspace.ts";
import { emitCalls } from "./emit-calls.ts";
import { type MeasuredProcess, measureProcess } from "./measure-process.ts";

/** A program that calls a client by path, and one that calls it with a path that is not there. */
export interface TypeProject {
  readonly name: string;
  readonly folder: string;
}

/** What type-checking cost. */
export interface TypeCosts {
  readonly checkSeconds: number;
  readonly instantiations: number;
}

/** How many calls a program makes. */
const calls = 50;

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
};

/**
 * Lays out the same calls twice: on our package, built as it is published, and on openapi-fetch with the types of
 * openapi-typescript.
 */
export async function createTypeProjects(
  repository: string,
  workspace: BenchWorkspace,
): Promise<{ readonly ours: TypeProject; readonly theirs: TypeProject }> {
  const { root } = workspace;
  const generated = join(root, "packages", provider);
  linkPackage(generated, "@tributary/http", join(root, "packages/http"));
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  for (const each of ["http", provider]) {
    await runWell([compiler, "-p", `packages/${each}/tsconfig.build.json`], root);
  }
  const document = JSON.parse(readFileSync(join(generated, "openapi.json"), "utf8")) as JsonObject;
  const text = emitCalls(document, calls);
  const ours = writeProject(root, "ours", text, [
    `import type { SampleClient } from "@tributary/${provider}";`,
    "declare const client: SampleClient;",
  ]);
  linkPackage(ours.folder, `@tributary/${provider}`, generated);
  const theirs = writeProject(root, "openapi-fetch", text, [
    'import createClient from "openapi-fetch";',
    'import type { paths } from "./schema.d.ts";',
    "const client = createClient<paths>();",
  ]);
  linkPackage(theirs.folder, "openapi-fetch", join(repository, "scripts/node_modules/openapi-fetch"));
  const generator = join(repository, "scripts/node_modules/openapi-typescript/bin/cli.js");
  await runWell([generator, workspace.document, "-o", join(theirs.folder, "schema.d.ts")], root);
  return { ours, theirs };
}

function writeProject(root: string, name: string, calls: string, head: readonly string[]): TypeProject {
  const folder = join(root, "programs", name);
  mkdirSync(folder, { recursive: true });
  const opening = `${head.join("\n")}\n`;
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(folder, "calls.ts"), `${opening}declare function take(value: unknown): void;\n${calls}`);
  writeFileSync(join(folder, "wrong.ts"), `${opening}await client.GET("/no/such/path");\n`);
  for (const program of ["calls", "wrong"]) {
    const settings = { compilerOptions, include: [`${program}.ts`] };
    writeFileSync(join(folder, `tsconfig.${program}.json`), JSON.stringify(settings));
  }
  return { name, folder };
}

/**
 * Type-checks the calls with TypeScript 5.9.
 * @throws when they do not type-check.
 */
export async function measureTypes(repository: string, project: TypeProject): Promise<TypeCosts> {
  const { output } = await check(repository, project, "calls").then(assertWell);
  const read = (label: string): number => {
    const found = new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(output);
    if (found === null) throw new Error(`The compiler did not tell its ${label}:\n${output}`);
    return Number(found[1]);
  };
  return { checkSeconds: read("Check time"), instantiations: read("Instantiations") };
}

/** What TypeScript 5.9 says of a path that is not there, in its own words. */
export async function readWrongPathError(repository: string, project: TypeProject): Promise<string> {
  const { output } = await check(repository, project, "wrong");
  return output.slice(0, output.search(/^Files:/m)).trim();
}

function check(repository: string, { folder }: TypeProject, program: string): Promise<MeasuredProcess> {
  const compiler = join(repository, "scripts/node_modules/typescript/bin/tsc");
  const options = ["-p", `tsconfig.${program}.json`, "--extendedDiagnostics", "--pretty", "false"];
  return measureProcess([compiler, ...options], folder);
}

async function runWell(words: readonly string[], folder: string): Promise<void> {
  assertWell(await measureProcess(words, folder));
}

function assertWell(run: MeasuredProcess): MeasuredProcess {
  if (run.code !== 0) throw new Error(run.output.slice(0, 4_000));
  return run;
}
