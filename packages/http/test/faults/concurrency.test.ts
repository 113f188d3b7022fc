import { getEventListeners } from "node:events";
import { expect } from "vitest";
import { answerJson } from "./support/answers.ts";
import { blackHole, resetBeforeHeaders } from "./support/breakages.ts";
import { type Behaviour, type ChaosServer, playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { report, settle, tally } from "./support/outcome.ts";
import { createHooliClient, type HooliClient, RECORD } from "./support/providers.ts";
import { watchTimers } from "./support/watch-timers.ts";

/** Makes calls at once, lets the test interfere, and says how they ended and what they left behind. */
async function callAtOnce(
  times: number,
  client: HooliClient,
  controller: AbortController = new AbortController(),
  interfere: () => Promise<void> = async () => {},
): Promise<string> {
  const { signal } = controller;
  using timers = watchTimers();
  const calls = Array.from({ length: times }, () => settle(client.getRecord(RECORD, { signal }), 15_000));
  await interfere();
  const told = tally((await Promise.all(calls)).map((outcome) => outcome.told));
  // Places in the queue are handed on by timers of no duration: this one fires after all of them.
  await new Promise((resolve) => setTimeout(resolve));
  return `${told}; ${timers.count()} timers, ${getEventListeners(signal, "abort").length} listeners left`;
}

function startServer(behaviour: Behaviour): Promise<ChaosServer> {
  return startChaosServer(playInOrder(behaviour));
}

fault(
  {
    number: 29,
    title: "3,000 calls at once",
    expected: "no more connections than the limit of 16, and neither timer nor listener is left",
    observed: "3000 x 200, 1 attempt; 0 timers, 0 listeners left; 3000 requests, 16 connections",
  },
  async () => {
    await using server = await startServer(answerJson());
    const told = await callAtOnce(3_000, createHooliClient({ baseUrl: server.url }));
    return `${told}; ${server.requests.length} requests, ${server.sockets.opened} connections`;
  },
);

fault(
  {
    number: 29,
    title: "1,000 calls at once, every connection reset",
    expected: "all end, never more than 16 connections at a time",
    observed: "1000 x NetworkError ECONNRESET, 1 attempt; 0 timers, 0 listeners left; 1000 requests",
  },
  async () => {
    await using server = await startServer(resetBeforeHeaders());
    const told = await callAtOnce(1_000, createHooliClient({ baseUrl: server.url, retry: false }));
    expect(server.sockets.most).toBeLessThanOrEqual(16);
    return `${told}; ${server.requests.length} requests`;
  },
);

fault(
  {
    number: 29,
    title: "3,000 calls at once, given up by their caller",
    expected: "all end with the caller's reason, and the client goes on",
    observed:
      '3000 x the caller\'s reason: "enough"; 0 timers, 0 listeners left; 16 requests; then 200, 1 attempt; 17 requests',
  },
  async () => {
    let behaviour = blackHole();
    await using server = await startChaosServer(() => behaviour);
    const client = createHooliClient({ baseUrl: server.url });
    const controller = new AbortController();
    const told = await callAtOnce(3_000, client, controller, async () => {
      await server.sawRequests(16);
      controller.abort("enough");
    });
    const sent = server.requests.length;
    behaviour = answerJson();
    return `${told}; ${sent} requests; then ${report(await settle(client.getRecord(RECORD)), server)}`;
  },
);

fault(
  {
    number: 29,
    title: "a limit of one",
    expected: "calls go one after the other, in their order",
    observed: "1 under way at most; in order",
  },
  async () => {
    let underWay = 0;
    let most = 0;
    await using server = await startServer({
      name: "counted",
      act: async (exchange) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay -= 1;
        await answerJson().act(exchange);
      },
    });
    const client = createHooliClient({ baseUrl: server.url, concurrency: 1 });
    const ids = Array.from({ length: 30 }, (_, index) => String(index));
    await Promise.all(ids.map((record_id) => client.getRecord({ record_id })));
    const order = server.requests.map(({ path }) => path.split("/").at(-1));
    return `${most} under way at most; ${order.join() === ids.join() ? "in order" : order.join()}`;
  },
);
