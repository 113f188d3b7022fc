import { formatJson } from "../json.ts";
import type { ProviderModel } from "../model/provider-model.ts";
import { toPrintable } from "../printable.ts";

/** `package.json`; `version` is the one thing in it that is not the generator's: changesets own it. */
export function emitManifest(model: ProviderModel, version: string): string {
  return formatJson({
    name: `@tributary/${model.provider}`,
    version,
    description: `A typed client of ${model.displayName}, generated from its OpenAPI contract.`,
    license: "MIT",
    repository: {
      type: "git",
      url: "git+https://github.com/tributary-sdk/tributary.git",
      directory: `packages/${model.provider}`,
    },
    type: "module",
    sideEffects: false,
    engines: { node: ">=22" },
    exports: {
      ".": { "@tributary/source": "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./openapi.json": "./openapi.json",
      "./package.json": "./package.json",
    },
    files: ["dist", "src", "openapi.json"],
    scripts: { build: "tsc -p tsconfig.build.json", typecheck: "tsc -p tsconfig.json" },
    dependencies: { "@tributary/http": "workspace:^" },
    devDependencies: { "@tributary/mocks": "workspace:^" },
    publishConfig: { access: "public", provenance: true },
    tributary: { openapi: toPrintable(model.version.toWellFormed(), 100), contract: model.sha256 },
  });
}

/** `tsconfig.json`, for editors, tests and type-checking. */
export function emitTsconfig(): string {
  return formatJson({
    extends: "../../tsconfig.base.json",
    compilerOptions: {
      lib: ["es2023", "dom", "dom.iterable"],
      customConditions: ["@tributary/source"],
      types: ["node"],
      skipLibCheck: true,
    },
    include: ["src", "test"],
  });
}

/** `tsconfig.build.json`: what is published, without Node's types. */
export function emitBuildTsconfig(): string {
  return formatJson({
    extends: "../../tsconfig.base.json",
    compilerOptions: {
      lib: ["es2023", "dom", "dom.iterable"],
      types: [],
      rootDir: "src",
      outDir: "dist",
      noEmit: false,
    },
    include: ["src"],
  });
}
