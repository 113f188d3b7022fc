import { expect } from "vitest";
import { answerJson, answerWith } from "./support/answers.ts";
import { resetBeforeHeaders } from "./support/breakages.ts";
import { type Behaviour, playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { count, createRecorder, report, settle, tally } from "./support/outcome.ts";
import { createHooliClient, RECORD } from "./support/providers.ts";

const DOWN = answerWith(503, "{}");

fault(
  {
    number: 15,
    title: "a burst of 503, then an answer",
    expected: "retried until it is answered",
    observed: "200, 3 attempts; 3 requests",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(DOWN, DOWN, answerJson()));
    return report(await settle(createHooliClient({ baseUrl: server.url }).getRecord(RECORD)), server);
  },
);

fault(
  {
    number: 16,
    title: "503 for ever",
    expected: "three attempts with growing waits, then the answer itself",
    observed: "503, 3 attempts; 3 requests; waits of 10 and 20 ms; gave up: attempts",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(DOWN));
    const { onEvent, delays, reasons } = createRecorder();
    const platform = { random: () => 0.5, backoff: 20 };
    const client = createHooliClient({ baseUrl: server.url, onEvent, platform });
    const told = report(await settle(client.getRecord(RECORD)), server);
    return `${told}; waits of ${delays().join(" and ")} ms; gave up: ${reasons().join()}`;
  },
);

fault(
  {
    number: 16,
    title: "how long the longest wait of its own is",
    expected: "any part of 8 seconds, however high the back-off",
    observed: "waits of 8 and 8 ms at a thousandth",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(DOWN));
    const { onEvent, delays } = createRecorder();
    const platform = { random: () => 0.001, backoff: 1_000_000 };
    await settle(createHooliClient({ baseUrl: server.url, onEvent, platform }).getRecord(RECORD));
    return `waits of ${delays().join(" and ")} ms at a thousandth`;
  },
);

fault(
  {
    number: 16,
    title: "which statuses are tried again",
    expected: "those that another attempt may change",
    observed:
      "3 requests: 408, 429, 500, 502, 503, 504; 1 request: 400, 401, 403, 404, 409, 422, 425, 501, 505",
  },
  async () => {
    const statuses = [408, 429, 500, 502, 503, 504, 400, 401, 403, 404, 409, 422, 425, 501, 505];
    const sent = new Map<number, number[]>();
    for (const status of statuses) {
      await using server = await startChaosServer(playInOrder(answerWith(status, "{}")));
      const { result } = await settle(createHooliClient({ baseUrl: server.url }).getRecord(RECORD));
      expect(result?.status).toBe(status);
      const { length } = server.requests;
      sent.set(length, [...(sent.get(length) ?? []), status]);
    }
    return [...sent].map(([requests, of]) => `${count(requests, "request")}: ${of.join(", ")}`).join("; ");
  },
);

fault(
  {
    number: 16,
    title: "a caller who wants no retries",
    expected: "one request, by the client's option and by the call's",
    observed: "503, 1 attempt; 1 request; 503, 1 attempt; 2 requests",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(DOWN));
    const byClient = createHooliClient({ baseUrl: server.url, retry: false });
    const byCall = createHooliClient({ baseUrl: server.url });
    const first = report(await settle(byClient.getRecord(RECORD)), server);
    return `${first}; ${report(await settle(byCall.getRecord(RECORD, { retry: false })), server)}`;
  },
);

fault(
  {
    number: 16,
    title: "a POST with an idempotency key",
    expected: "retried, with the same key and body: the provider does the work once",
    observed: "200, 3 attempts; 3 requests; 1 key, 1 body; another call has another key",
  },
  async () => {
    const script = playInOrder(resetBeforeHeaders(), DOWN, answerJson());
    await using server = await startChaosServer(script);
    const client = createHooliClient({ baseUrl: server.url });
    const told = report(await settle(client.sendMoney({ body: { amount: "1.00" } })), server);
    const keys = new Set(server.requests.map(({ headers }) => headers["idempotency-key"]));
    const bodies = new Set(server.requests.map(({ body }) => body));
    await client.sendMoney({ body: { amount: "1.00" } });
    expect([...keys][0]).toMatch(/^[\w-]{16,}$/);
    const isOther = !keys.has(server.requests.at(-1)?.headers["idempotency-key"]);
    return `${told}; ${count(keys.size, "key")}, ${bodies.size} body; another call has ${isOther ? "another" : "the same"} key`;
  },
);

for (const [title, behaviour, told] of [
  ["1,000 calls while every answer is a 503", DOWN, "503"],
  ["1,000 calls while every connection is reset", resetBeforeHeaders(), "NetworkError ECONNRESET"],
] as const) {
  fault(
    {
      number: 17,
      title,
      expected: "at most 1.2 times the requests: the budget is 100 retries",
      observed: `1000 x ${told}; 1100 requests; gave up: 1000 x budget`,
    },
    async () => {
      await using server = await startChaosServer(playInOrder(behaviour));
      const { onEvent, reasons } = createRecorder();
      const client = createHooliClient({ baseUrl: server.url, onEvent });
      const calls = Array.from({ length: 1_000 }, () => settle(client.getRecord(RECORD), 15_000));
      const outcomes = (await Promise.all(calls)).map((outcome) => outcome.told.split(",")[0] as string);
      return `${tally(outcomes)}; ${server.requests.length} requests; gave up: ${tally(reasons())}`;
    },
  );
}

fault(
  {
    number: 17,
    title: "the first calls after an outage",
    expected: "successes earn retries back: five for one",
    observed: "503, 1 attempt; five successes; 200, 2 attempts; 503, 1 attempt",
  },
  async () => {
    let behaviour: Behaviour = DOWN;
    let isFlaky = false;
    await using server = await startChaosServer(() => {
      const now = behaviour;
      if (isFlaky) behaviour = answerJson();
      return now;
    });
    const client = createHooliClient({ baseUrl: server.url });
    for (let call = 0; call < 60; call += 1) await client.getRecord(RECORD);
    const told = [(await settle(client.getRecord(RECORD))).told];
    behaviour = answerJson();
    for (let call = 0; call < 5; call += 1) expect((await client.getRecord(RECORD)).ok).toBe(true);
    told.push("five successes");
    behaviour = DOWN;
    isFlaky = true;
    told.push((await settle(client.getRecord(RECORD))).told);
    isFlaky = false;
    behaviour = DOWN;
    // The retry that succeeded has paid for itself, and for no other.
    expect((await settle(client.getRecord(RECORD))).told).toBe("503, 2 attempts");
    told.push((await settle(client.getRecord(RECORD))).told);
    return told.join("; ");
  },
);
