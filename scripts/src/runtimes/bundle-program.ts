import { join } from "node:path";
import { build } from "esbuild";
import type { CheckServers } from "../../../packages/http/test/runtimes/check.ts";
import type { Runtime } from "./runtimes.ts";

const ENTRIES = { program: "program.ts", worker: "worker.ts", page: "page.ts" };

/**
 * Bundles the checks into one module for a kind of runtime, with the servers' addresses written into it. Only
 * the program may import from Node, so that the bundler refuses what the others do not have.
 */
export async function bundleProgram(
  root: string,
  kind: Runtime["kind"],
  servers: CheckServers,
  outfile: string,
): Promise<void> {
  await build({
    entryPoints: [join(root, "packages/http/test/runtimes", ENTRIES[kind])],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: kind === "program" ? "node" : "browser",
    conditions: ["@tributary/source"],
    define: { SERVERS: JSON.stringify(servers) },
    logLevel: "silent",
  });
}
