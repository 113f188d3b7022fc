import { expect } from "vitest";
import { after, answerJson, answerWith } from "./support/answers.ts";
import { blackHole, dripBody } from "./support/breakages.ts";
import { playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { observeHeads } from "./support/observe-heads.ts";
import { count, createRecorder, report, settle } from "./support/outcome.ts";
import { createHooliClient, createUmbrellaClient, RECORD } from "./support/providers.ts";
import { createTokenProvider, LOGIN, PROFILE } from "./support/token-provider.ts";
import { watchTimers } from "./support/watch-timers.ts";

/** Milliseconds in which a call ends once it is given up: far below every timeout and wait of these tests. */
const BOUND = 3_000;

const REASON = { because: "enough" };
const EXPECTED = "ends at once, with the caller's own reason";

fault(
  {
    number: 27,
    title: "a call given up before its answer",
    expected: EXPECTED,
    observed: 'the caller\'s reason: {"because":"enough"}; 1 request',
  },
  async () => {
    await using server = await startChaosServer(playInOrder(blackHole()));
    const controller = new AbortController();
    const client = createHooliClient({ baseUrl: server.url });
    const work = settle(client.getRecord(RECORD, { signal: controller.signal }), BOUND);
    await server.sawRequests(1);
    controller.abort(REASON);
    const outcome = await work;
    expect(outcome.error).toBe(REASON);
    return report(outcome, server);
  },
);

fault(
  {
    number: 27,
    title: "a call given up in its body",
    expected: `${EXPECTED}, and the connection is let go of`,
    observed: 'the caller\'s reason: {"because":"enough"}; 1 request; connection 1 closed',
  },
  async () => {
    const heads = observeHeads();
    const left = Promise.withResolvers<number>();
    const drip = dripBody();
    await using server = await startChaosServer(({ socket }) => ({
      ...drip,
      act: async (exchange) => {
        exchange.socket.on("close", () => left.resolve(socket));
        await drip.act(exchange);
      },
    }));
    const controller = new AbortController();
    const client = createHooliClient({ baseUrl: server.url, fetch: heads.fetch });
    const work = settle(client.getRecord(RECORD, { signal: controller.signal }), BOUND);
    await heads.sawHeads(1);
    controller.abort(REASON);
    const told = report(await work, server);
    return `${told}; connection ${await left.promise} closed`;
  },
);

fault(
  {
    number: 27,
    title: "a call given up while it waits for its next attempt",
    expected: `${EXPECTED}, and nothing more is sent`,
    observed:
      'the caller\'s reason: {"because":"enough"}; 1 request; a wait of 7992 ms was told; 0 timers left',
  },
  async () => {
    await using server = await startChaosServer(playInOrder(answerWith(503, "{}")));
    const controller = new AbortController();
    const { onEvent, delays } = createRecorder();
    const client = createHooliClient({
      baseUrl: server.url,
      platform: { random: () => 0.999, backoff: 100_000 },
      onEvent: (event) => {
        onEvent(event);
        if (event.type === "retried") controller.abort(REASON);
      },
    });
    using timers = watchTimers();
    const outcome = await settle(client.getRecord(RECORD, { signal: controller.signal }), BOUND);
    return `${report(outcome, server)}; a wait of ${delays().join()} ms was told; ${timers.count()} timers left`;
  },
);

fault(
  {
    number: 27,
    title: "a call given up while it waits for its turn",
    expected: `${EXPECTED}, nothing of it is sent, and those behind it get theirs`,
    observed: 'the caller\'s reason: {"because":"enough"}; others 200, 200; 2 requests; 2 attempts told',
  },
  async () => {
    const held = Promise.withResolvers<void>();
    await using server = await startChaosServer(playInOrder(after(held.promise, answerJson()), answerJson()));
    const { events, onEvent } = createRecorder();
    const client = createHooliClient({ baseUrl: server.url, concurrency: 1, onEvent });
    const controller = new AbortController();
    const first = client.getRecord(RECORD);
    await server.sawRequests(1);
    const second = settle(client.getRecord(RECORD, { signal: controller.signal }), BOUND);
    const third = client.getRecord(RECORD);
    // Nothing but promises stands between a call and the queue: after a turn it is in there.
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(REASON);
    const { told } = await second;
    held.resolve();
    const others = (await Promise.all([first, third])).map(({ status }) => status).join(", ");
    const attempts = events.filter(({ type }) => type === "attempt-started").length;
    return `${told}; others ${others}; ${count(server.requests.length, "request")}; ${attempts} attempts told`;
  },
);

fault(
  {
    number: 27,
    title: "a call given up while it waits for a login that others wait for too",
    expected: `${EXPECTED}; the login goes on, and the others get their answers`,
    observed:
      'the caller\'s reason: {"because":"enough"}; other 200, 1 attempt; 1 login, 1 call, 1 attempt told',
  },
  async () => {
    const held = Promise.withResolvers<void>();
    const provider = createTokenProvider(({ path }) =>
      path === LOGIN ? after(held.promise, provider.sell()) : undefined,
    );
    await using server = await startChaosServer(provider.script);
    const { events, onEvent } = createRecorder();
    const client = createUmbrellaClient({ baseUrl: server.url, onEvent });
    const controller = new AbortController();
    const leaving = settle(client.getProfile({}, { signal: controller.signal }), BOUND);
    const staying = settle(client.getProfile(), BOUND);
    await server.sawRequests(1);
    controller.abort(REASON);
    const { told } = await leaving;
    held.resolve();
    const other = await staying;
    const attempts = events.filter(
      (event) => event.type === "attempt-started" && event.operation === PROFILE,
    );
    const asked = `${server.countRequests(LOGIN)} login, ${server.countRequests(PROFILE)} call`;
    return `${told}; other ${other.told}; ${asked}, ${count(attempts.length, "attempt")} told`;
  },
);

fault(
  {
    number: 27,
    title: "a call given up by the platform's own timeout signal",
    expected: "the signal's reason is thrown as it is, not as an error of ours",
    observed: "the caller's reason: TimeoutError; 1 request",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(blackHole()));
    const signal = AbortSignal.timeout(500);
    const outcome = await settle(
      createHooliClient({ baseUrl: server.url }).getRecord(RECORD, { signal }),
      BOUND,
    );
    expect(outcome.error).toBe(signal.reason);
    return report(outcome, server);
  },
);

fault(
  {
    number: 28,
    title: "a call whose signal is aborted already",
    expected: "the caller's reason, and nothing is sent: no login, no page, no event",
    observed: 'the caller\'s reason: {"because":"enough"}, 3 times; 0 connections; 0 events',
  },
  async () => {
    await using server = await startChaosServer(playInOrder(answerJson()));
    const { events, onEvent } = createRecorder();
    const options = { baseUrl: server.url, onEvent };
    const signal = AbortSignal.abort(REASON);
    const hooli = createHooliClient(options);
    const outcomes = [
      await settle(hooli.getRecord(RECORD, { signal }), BOUND),
      await settle(createUmbrellaClient(options).getProfile({}, { signal }), BOUND),
      await settle(hooli.listRecords.items({}, { signal }).next() as never, BOUND),
    ];
    for (const { error } of outcomes) expect(error).toBe(REASON);
    const told = `${outcomes[0]?.told}, ${outcomes.length} times`;
    return `${told}; ${server.sockets.opened} connections; ${events.length} events`;
  },
);
