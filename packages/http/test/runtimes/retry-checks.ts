import { type Check, type CheckContext, expectEqual } from "./check.ts";

async function checkRecovery({ createThings, look }: CheckContext): Promise<void> {
  const result = await createThings("recovers").getThing({ thing_id: "1" });
  expectEqual([result.status, result.meta.attempts], [200, 2], "status and attempts");
  expectEqual((await look()).requests.length, 2, "requests");
}

async function checkOutage({ createThings, look }: CheckContext): Promise<void> {
  const result = await createThings("fails").getThing({ thing_id: "1" });
  expectEqual([result.ok, result.status, result.meta.attempts], [false, 500, 3], "ok, status and attempts");
  expectEqual((await look()).requests.length, 3, "requests");
}

async function checkSingleShot({ createThings, look }: CheckContext): Promise<void> {
  const result = await createThings("fails").createThing({ body: { name: "a" } });
  expectEqual([result.ok, result.status, result.meta.attempts], [false, 500, 1], "ok, status and attempts");
  expectEqual((await look()).requests.length, 1, "requests");
}

async function checkRetryAfter({ createThings, look }: CheckContext): Promise<void> {
  // The deadline leaves no time for the client's own wait.
  const client = createThings("retry-now", { isSluggish: true, deadline: 5_000 });
  const result = await client.getThing({ thing_id: "1" });
  expectEqual([result.status, result.meta.attempts], [200, 2], "status and attempts");
  expectEqual((await look()).requests.length, 2, "requests");
}

async function checkGiveUp({ createThings, look }: CheckContext): Promise<void> {
  const result = await createThings("retry-late").getThing({ thing_id: "1" });
  expectEqual(
    [result.status, result.meta.attempts, result.meta.retryAfterMs],
    [429, 1, 3_600_000],
    "status, attempts and wait",
  );
  expectEqual((await look()).requests.length, 1, "requests");
}

async function checkLimiter({ createThings, look }: CheckContext): Promise<void> {
  const client = createThings("gate", { concurrency: 4, timeout: 10_000 });
  const calls = Array.from({ length: 48 }, (_, index) => client.getThing({ thing_id: index }));
  const results = await Promise.all(calls);
  const { requests, peak } = await look();
  expectEqual([results.filter(({ ok }) => ok).length, requests.length], [48, 48], "successes and requests");
  expectEqual(peak, 4, "requests at once");
}

export const retryChecks: readonly Check[] = [
  { name: "500 is sent again", run: checkRecovery },
  { name: "500 for ever is sent three times", run: checkOutage },
  { name: "a POST that may not be repeated is sent once", run: checkSingleShot },
  { name: "Retry-After: 0 is obeyed", run: checkRetryAfter },
  { name: "Retry-After: 3600 ends the call", run: checkGiveUp },
  { name: "48 calls at concurrency 4", run: checkLimiter },
];
