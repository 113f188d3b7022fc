import type { ClientEvent } from "../../src/index.ts";
import { type Check, type CheckContext, expectEqual, expectError } from "./check.ts";

/** Not an error, so that wrapping or copying it would show. */
const reason = { why: "the caller left" };

function createTimeout(name: string, behaviour: string): Check {
  return {
    name,
    run: async ({ createThings, look, rejectionOf }) => {
      const client = createThings(behaviour, { timeout: 100 });
      const error = await rejectionOf(client.getThing({ thing_id: "1" }, { retry: false }));
      expectError(error, "TimeoutError", { attempts: 1 });
      const again = await rejectionOf(client.getThing({ thing_id: "2" }));
      expectError(again, "TimeoutError", { attempts: 3 });
      expectEqual((await look()).requests.length, 4, "requests");
    },
  };
}

/** Milliseconds in which an abort must have ended its call: less than any timer of a client. */
const AT_ONCE = 2_000;

/** Calls, aborts as soon as `moment` has come, and expects the very reason of the abort, at once. */
async function expectAbort(
  { rejectionOf }: CheckContext,
  call: (signal: AbortSignal) => Promise<unknown>,
  moment: Promise<unknown>,
): Promise<void> {
  const controller = new AbortController();
  const rejection = rejectionOf(call(controller.signal));
  await moment;
  const abortedAt = performance.now();
  controller.abort(reason);
  expectEqual((await rejection) === reason, true, "whether it rejects with the signal's own reason");
  expectEqual(performance.now() - abortedAt < AT_ONCE, true, "whether it rejects at once");
}

async function checkAbortInFlight(context: CheckContext): Promise<void> {
  const client = context.createThings("silent");
  const call = (signal: AbortSignal) => client.getThing({ thing_id: "1" }, { signal });
  await expectAbort(context, call, context.waitForRequests(1));
  expectEqual((await context.look()).requests.length, 1, "requests");
}

async function checkAbortInBody(context: CheckContext): Promise<void> {
  const started = Promise.withResolvers<void>();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    started.resolve();
    return response;
  };
  const client = context.createThings("drip", { fetch });
  await expectAbort(context, (signal) => client.getThing({ thing_id: "1" }, { signal }), started.promise);
  expectEqual((await context.look()).requests.length, 1, "requests");
}

async function checkAbortInBackOff(context: CheckContext): Promise<void> {
  const waiting = Promise.withResolvers<void>();
  const onEvent = ({ type }: ClientEvent) => {
    if (type === "retried") waiting.resolve();
  };
  const client = context.createThings("fails", { isSluggish: true, onEvent });
  await expectAbort(context, (signal) => client.getThing({ thing_id: "1" }, { signal }), waiting.promise);
  expectEqual((await context.look()).requests.length, 1, "requests");
}

async function checkAborted(context: CheckContext): Promise<void> {
  const client = context.createThings("ok");
  const call = client.getThing({ thing_id: "1" }, { signal: AbortSignal.abort(reason) });
  expectEqual(
    (await context.rejectionOf(call)) === reason,
    true,
    "whether it rejects with the signal's own reason",
  );
  expectEqual((await context.look()).requests.length, 0, "requests");
}

export const timeChecks: readonly Check[] = [
  createTimeout("a silent server times out", "silent"),
  createTimeout("a dripping body times out", "drip"),
  { name: "an abort in flight", run: checkAbortInFlight },
  { name: "an abort in the body", run: checkAbortInBody },
  { name: "an abort in back-off", run: checkAbortInBackOff },
  { name: "a signal aborted before the call", run: checkAborted },
];
