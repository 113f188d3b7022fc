// The checks as a program for Node, Bun and Deno.
import { inspect } from "node:util";
import type { CheckServers, CheckTools } from "./check.ts";
import { report } from "./report.ts";

/** Put in by the bundler. */
declare const SERVERS: CheckServers;

const { Bun, gc } = globalThis as { Bun?: { gc(isForced: boolean): void }; gc?: () => void };
const collectGarbage = Bun ? () => Bun.gc(true) : gc;
const tools: CheckTools = { inspect: (value) => inspect(value, { showHidden: true, depth: 10 }) };

await report(SERVERS, collectGarbage ? { ...tools, collectGarbage } : tools);
