import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckResult } from "../../../packages/http/test/runtimes/check.ts";
import { bundleProgram } from "./bundle-program.ts";
import { startCheckServers } from "./check-servers.ts";
import { prepareLaunch } from "./launch.ts";
import { startProcess } from "./run-process.ts";
import type { Runtime } from "./runtimes.ts";

/** Milliseconds for all checks, and for the process to end after them. */
const RUN_LIMIT = 120_000;
const END_LIMIT = 5_000;

/** How much of a process's output explains why it told nothing, in characters. */
const LONGEST_OUTPUT = 2_000;

/**
 * Runs the checks on one runtime, in a process of its own and against servers of its own.
 * @throws when the runtime ends, or is silent for two minutes, without having told how the checks went.
 */
export async function runChecksOn(
  root: string,
  runtime: Runtime,
  executable: string,
): Promise<CheckResult[]> {
  using folder = createFolder();
  await using servers = await startCheckServers();
  const bundle = join(folder.path, "bundle.mjs");
  await bundleProgram(root, runtime.kind, servers.urls, bundle);
  await using launch = await prepareLaunch(runtime, bundle, folder.path);
  await using running = startProcess(executable, launch.words, folder.path);
  const fail = (how: string) => {
    throw new Error(`${how} and told nothing: ${running.output().trim().slice(-LONGEST_OUTPUT)}`);
  };
  const results = await Promise.race([
    servers.results,
    running.ended.then((code) => fail(`it ended (${code})`)),
    wait(RUN_LIMIT).then(() => fail("it ran too long")),
  ]);
  const name = "the process ends by itself";
  if (!launch.endsByItself) return [...results, { name, outcome: "absent", detail: "a browser" }];
  const code = await Promise.race([running.ended, wait(END_LIMIT).then(() => "it was still running")]);
  return [
    ...results,
    code === 0 ? { name, outcome: "pass" } : { name, outcome: "fail", detail: String(code) },
  ];
}

/** Creates a folder that is gone when it is disposed of, or this process ends before. */
function createFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "tributary-runtime-"));
  // A browser that was just ended may still be writing its profile.
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.once("exit", remove);
  return {
    path,
    [Symbol.dispose]: () => {
      process.off("exit", remove);
      remove();
    },
  };
}

/** Waits without keeping this process alive. */
function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
