// The checks as a script of a web page.
import type { CheckServers } from "./check.ts";
import { report } from "./report.ts";

/** Put in by the bundler. */
declare const SERVERS: CheckServers;

const { gc } = globalThis as { gc?: () => void };

await report(SERVERS, gc ? { collectGarbage: gc } : {});
