// The checks as a worker, for `workerd test`.
import type { CheckServers } from "./check.ts";
import { report } from "./report.ts";

/** Put in by the bundler. */
declare const SERVERS: CheckServers;

const { gc } = globalThis as { gc?: () => void };

// workerd takes its handlers from the default export.
export default {
  test: async (): Promise<void> => void (await report(SERVERS, gc ? { collectGarbage: gc } : {})),
};
