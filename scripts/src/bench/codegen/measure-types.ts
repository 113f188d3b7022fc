import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { toPascalCase } from "../../names.ts";
import { writeCallPrograms } from "./call-programs.ts";
import { benchProvider, type MeasureCodegenOptions } from "./measure-codegen.ts";
import { runMeasured } from "./run-measured.ts";

/** What the compiler says of one program. */
interface TypeCost {
  /** Seconds spent on checking. */
  readonly time: number;
  readonly instantiations: number;
}

export interface TypeCosts {
  readonly library: readonly TypeCost[];
  readonly ours: readonly TypeCost[];
  /** What the compiler complains of a wrong path. */
  readonly complaint: string;
}

/** Compiles the package to declarations, as users have it, and checks the same 50 calls of both clients. */
export async function measureTypes(options: MeasureCodegenOptions): Promise<TypeCosts> {
  const { repository, workspace, rounds } = options;
  const { root } = workspace;
  await buildDeclarations(repository, root);
  const programs = writeCallPrograms(root, benchProvider, toPascalCase(benchProvider));
  const settings = {
    extends: "./tsconfig.base.json",
    compilerOptions: {
      lib: ["es2023", "dom", "dom.iterable"],
      skipLibCheck: true,
      paths: {
        "@tributary/http": ["./declared/http/src/index.d.ts"],
        "openapi-fetch": [join(repository, "scripts/node_modules/openapi-fetch/dist/index.d.mts")],
      },
    },
  };
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(root, `${name}-calls.ts`), text);
    writeFileSync(
      join(root, `tsconfig.${name}.json`),
      JSON.stringify({ ...settings, files: [`${name}-calls.ts`] }),
    );
  }
  const compiler = join(repository, "scripts/node_modules/typescript/bin/tsc");
  const check = async (name: string, allowed = false): Promise<string> => {
    const command = [
      process.execPath,
      compiler,
      "-p",
      `tsconfig.${name}.json`,
      "--extendedDiagnostics",
      "--pretty",
      "false",
    ];
    return (await runMeasured(command, root, { allowed })).output;
  };
  const costs = { library: [] as TypeCost[], ours: [] as TypeCost[] };
  for (let round = 0; round < rounds; round++) {
    costs.library.push(readCost(await check("library")));
    costs.ours.push(readCost(await check("ours")));
  }
  const complaint = (await check("wrong", true)).split("\n").find((line) => line.includes("error TS")) ?? "";
  return { ...costs, complaint };
}

async function buildDeclarations(repository: string, root: string): Promise<void> {
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  const settings = {
    extends: "./tsconfig.base.json",
    compilerOptions: {
      lib: ["es2023", "dom", "dom.iterable"],
      customConditions: ["@tributary/source"],
      noEmit: false,
      emitDeclarationOnly: true,
      declarationMap: false,
      rootDir: "packages",
      outDir: "declared",
    },
    include: [`packages/${benchProvider}/src`],
  };
  writeFileSync(join(root, "tsconfig.declarations.json"), JSON.stringify(settings));
  await runMeasured([process.execPath, compiler, "-p", "tsconfig.declarations.json"], root);
}

function readCost(output: string): TypeCost {
  const read = (label: string): number =>
    Number(new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(output)?.[1] ?? Number.NaN);
  return { time: read("Check time"), instantiations: read("Instantiations") };
}
