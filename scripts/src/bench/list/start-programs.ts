import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { MeasuredWalk, WalkOrder } from "./measure-walk.ts";

/** The programs of the benchmark, bundled: what is measured is what users run, and no compiler beside it. */
export interface Programs extends AsyncDisposable {
  /** Measures a walk in a process of its own. `report` hears how far it has come, as a part of one. */
  measure(order: Omit<WalkOrder, "url">, report: (done: number) => void): Promise<MeasuredWalk>;
}

/** What the processes say: the server where it is, a walk how far it has come and what it took. */
interface Message {
  readonly url?: string;
  readonly done?: number;
  readonly measured?: MeasuredWalk;
}

/** Builds the programs and starts the server of the lists. Disposing ends it, and removes what was built. */
export async function startPrograms(): Promise<Programs> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  await buildPrograms(folder);
  const server = fork(join(folder, "page-server.mjs"), { execArgv: [] });
  const ended = once(server, "exit");
  const url = await waitFor(server, (message) => message.url);
  return {
    async measure(order, report) {
      const words = [JSON.stringify({ ...order, url } satisfies WalkOrder)];
      const consumer = fork(join(folder, "consumer.mjs"), words, { execArgv: ["--expose-gc"] });
      const exit = once(consumer, "exit");
      const measured = await waitFor(consumer, (message) => {
        if (message.done !== undefined) report(message.done);
        return message.measured;
      });
      await exit;
      return measured;
    },
    async [Symbol.asyncDispose]() {
      server.disconnect();
      await ended;
      process.off("exit", remove);
      remove();
    },
  };
}

async function buildPrograms(folder: string): Promise<void> {
  await build({
    entryPoints: ["page-server.ts", "consumer.ts"].map((name) => join(import.meta.dirname, name)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["@tributary/source"],
    logLevel: "silent",
  });
}

/**
 * Waits until a process has said what is looked for.
 * @throws when it ends without: it has written why.
 */
function waitFor<Found>(child: ChildProcess, find: (message: Message) => Found | undefined): Promise<Found> {
  return new Promise((resolve, reject) => {
    child.on("message", (message: Message) => {
      const found = find(message);
      if (found !== undefined) resolve(found);
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      reject(new Error(`a process of the benchmark ended with ${code ?? signal}`));
    });
  });
}
