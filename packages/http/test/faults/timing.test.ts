import { describe, expect } from "vitest";
import { after, answerJson } from "./support/answers.ts";
import { blackHole, dripBody, dripHeaders, endlessHints } from "./support/breakages.ts";
import { type Behaviour, playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { createRecorder, report, settle } from "./support/outcome.ts";
import { createHooliClient, RECORD } from "./support/providers.ts";
import { startToxicProxy, type Toxic } from "./support/toxic-proxy.ts";

/** Milliseconds an attempt may take here: enough for a request to arrive, however busy the machine. */
const TIMEOUT = 500;

/** What three attempts of that may take in all, on a machine that is busy with other things. */
const BOUND = 10_000;

const slowness: readonly [number, string, () => Behaviour][] = [
  [10, "a first byte that does not come in time", () => after(new Promise(() => {}), answerJson())],
  [11, "a body that comes a byte at a time", dripBody],
  [12, "headers that come a byte at a time", dripHeaders],
  [12, "informational answers without end", endlessHints],
  [13, "a black hole", blackHole],
];

// Together, as each of them takes three times the timeout.
describe.concurrent("slowness of a server", () => {
  for (const [number, title, behave] of slowness) {
    fault(
      {
        number,
        title,
        expected: "every attempt ends by its own timer, then a TimeoutError",
        observed:
          "TimeoutError, 3 attempts; 3 requests; 3 failed as TimeoutError; then POST TimeoutError, 1 attempt",
      },
      async () => {
        await using server = await startChaosServer(playInOrder(behave()));
        const { events, onEvent } = createRecorder();
        const client = createHooliClient({ baseUrl: server.url, timeout: TIMEOUT, onEvent });
        const got = report(await settle(client.getRecord(RECORD), BOUND), server);
        // An answer that is held back for ever never gets to act.
        const { name } = behave();
        expect(server.fired).toEqual(number === 10 ? [] : [name, name, name]);
        const failed = events.filter((event) => event.type === "attempt-failed");
        for (const { durationMs } of failed) expect(durationMs).toBeLessThan(BOUND / 3);
        const names = [...new Set(failed.map(({ error }) => error))];
        const posted = await settle(client.createRecord({ body: {} }), BOUND);
        return `${got}; ${failed.length} failed as ${names.join()}; then POST ${posted.told}`;
      },
    );
  }
});

fault(
  {
    number: 10,
    title: "a first byte that is late, but in time",
    expected: "waited for",
    observed: "200, 1 attempt; 1 request",
  },
  async () => {
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await using server = await startChaosServer(playInOrder(after(held, answerJson())));
    const work = settle(createHooliClient({ baseUrl: server.url }).getRecord(RECORD));
    await server.sawRequests(1);
    answer();
    return report(await work, server);
  },
);

fault(
  {
    number: 10,
    title: "a timeout that the next attempt escapes",
    expected: "an answer from the second attempt",
    observed: "200, 2 attempts; 2 requests",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(blackHole(), answerJson()));
    const client = createHooliClient({ baseUrl: server.url });
    return report(await settle(client.getRecord(RECORD, { timeout: 500 })), server);
  },
);

fault(
  {
    number: 13,
    title: "the deadline is shorter than the attempts it would take",
    expected: "one TimeoutError when it is over, whatever was under way",
    observed: "TimeoutError, 1 attempt; 1 request",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(blackHole()));
    const client = createHooliClient({ baseUrl: server.url, deadline: TIMEOUT });
    return report(await settle(client.getRecord(RECORD), BOUND), server);
  },
);

fault(
  {
    number: 13,
    title: "the deadline passes between two attempts",
    expected: "no wait that would outlast it: the failure is handed back at once",
    observed: "TimeoutError, 2 attempts; 2 requests; gave up: deadline",
  },
  async () => {
    let time = 0;
    await using server = await startChaosServer(playInOrder(blackHole()));
    const { onEvent, reasons } = createRecorder();
    const client = createHooliClient({
      baseUrl: server.url,
      timeout: TIMEOUT,
      onEvent: (event) => {
        onEvent(event);
        if (event.type === "attempt-failed") time += 12_000;
      },
      // No wait before the second attempt; one before the third would end after 32 seconds of that clock.
      platform: { now: () => time, random: () => (time > 12_000 ? 0.999 : 0), backoff: 10_000 },
      deadline: 30_000,
    });
    const outcome = await settle(client.getRecord(RECORD), BOUND);
    return `${report(outcome, server)}; gave up: ${reasons().join()}`;
  },
);

const toxics: readonly [number, string, Toxic, string][] = [
  [10, "a proxy that adds 50 ms", { kind: "latency", milliseconds: 50 }, "200, 1 attempt; 1 request"],
  [
    10,
    "a proxy that adds more than the timeout",
    { kind: "latency", milliseconds: 5_000 },
    "TimeoutError, 3 attempts; 3 requests",
  ],
  [
    11,
    "a proxy that lets 100 bytes through per 10 ms",
    { kind: "rate", bytes: 100 },
    "200, 1 attempt; 1 request",
  ],
  [
    11,
    "a proxy that lets one byte through per 10 ms",
    { kind: "rate", bytes: 1 },
    "TimeoutError, 3 attempts; 3 requests",
  ],
  [13, "a proxy that swallows the answers", { kind: "black-hole" }, "TimeoutError, 3 attempts; 3 requests"],
  [
    4,
    "a proxy that resets every connection",
    { kind: "reset" },
    "NetworkError ECONNRESET, 3 attempts; 0 requests",
  ],
];

describe.concurrent("slowness of a proxy", () => {
  for (const [number, title, toxic, observed] of toxics) {
    const isAnswered = observed.startsWith("200");
    const expected = isAnswered
      ? "slow, but answered"
      : "three attempts, each ended by its timer or the reset";
    fault({ number, title, expected, observed }, async () => {
      await using server = await startChaosServer(playInOrder(answerJson()));
      await using proxy = await startToxicProxy(server.port);
      const client = createHooliClient({ baseUrl: proxy.url, timeout: isAnswered ? 10_000 : TIMEOUT });
      expect(await client.getRecord(RECORD)).toMatchObject({ ok: true });
      const before = server.requests.length;
      proxy.set(toxic);
      const outcome = await settle(client.getRecord(RECORD), BOUND);
      expect(proxy.fired[toxic.kind]).toBeGreaterThan(0);
      return report(outcome, { requests: server.requests.slice(before) });
    });
  }
});
