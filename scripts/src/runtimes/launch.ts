import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Runtime } from "./runtimes.ts";
import { type StartedServer, startServer } from "./start-server.ts";

/** How a runtime is told to run the bundle. */
export interface Launch extends AsyncDisposable {
  readonly words: readonly string[];
  /** Whether the process ends by itself once the checks are done. */
  readonly endsByItself: boolean;
}

/** Prepares what a runtime needs beside the bundle: a configuration, a page. */
export async function prepareLaunch(runtime: Runtime, bundle: string, folder: string): Promise<Launch> {
  if (runtime.kind === "worker") return toLaunch(["test", writeWorkerConfig(folder)], true);
  if (runtime.kind === "page") {
    const server = await servePage(bundle);
    return toLaunch(
      [...BROWSER_OPTIONS, `--user-data-dir=${join(folder, "profile")}`, server.url],
      false,
      server,
    );
  }
  return toLaunch([...(PROGRAM_OPTIONS[runtime.name] ?? ["--expose-gc"]), bundle], true);
}

const PROGRAM_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  bun: [],
  deno: ["run", "--no-prompt", "--no-config", "--allow-net=127.0.0.1", "--v8-flags=--expose-gc"],
};

// No sandbox: root has none to give, and the only page it opens is ours.
const BROWSER_OPTIONS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-proxy-server",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
  "--js-flags=--expose-gc",
];

function toLaunch(words: readonly string[], endsByItself: boolean, server?: StartedServer): Launch {
  return { words, endsByItself, [Symbol.asyncDispose]: async () => server?.[Symbol.asyncDispose]() };
}

/** workerd lets a worker reach private addresses only where its configuration says so. */
function writeWorkerConfig(folder: string): string {
  const path = join(folder, "config.capnp");
  writeFileSync(
    path,
    `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "checks", worker = .checks),
    (name = "loopback", network = (allow = ["local", "private"])),
  ],
  v8Flags = ["--expose-gc"],
);

const checks :Workerd.Worker = (
  modules = [(name = "bundle.mjs", esModule = embed "bundle.mjs")],
  compatibilityDate = "2026-10-01",
  globalOutbound = "loopback",
);
`,
  );
  return path;
}

/** Serves the bundle in a page, from an origin that is none of the checks' servers. */
function servePage(bundle: string): Promise<StartedServer> {
  const script = readFileSync(bundle);
  return startServer(({ url }, response) => {
    const isScript = url === "/bundle.mjs";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : '<!doctype html><script type="module" src="/bundle.mjs"></script>');
  });
}
