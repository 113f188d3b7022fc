import dns from "node:dns";
import { expect, vi } from "vitest";
import type { AnyResult } from "../../src/answer/result.ts";
import { answerJson } from "./support/answers.ts";
import { closeBeforeHeaders, resetBeforeHeaders } from "./support/breakages.ts";
import { playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { count, createRecorder, type Outcome, report, settle, withoutCode } from "./support/outcome.ts";
import { createHooliClient, RECORD } from "./support/providers.ts";
import { selfSigned } from "./support/self-signed.ts";
import { startToxicProxy } from "./support/toxic-proxy.ts";

fault(
  {
    number: 1,
    title: "a refused connection is tried again",
    expected: "three attempts, then a NetworkError",
    observed: "NetworkError ECONNREFUSED, 3 attempts; waits of 0 and 0 ms",
  },
  async () => {
    const closed = await startChaosServer(playInOrder(answerJson()));
    await closed[Symbol.asyncDispose]();
    const { onEvent, delays } = createRecorder();
    const { told } = await settle(createHooliClient({ baseUrl: closed.url, onEvent }).getRecord(RECORD));
    expect(closed.sockets.opened).toBe(0);
    return `${told}; waits of ${delays().join(" and ")} ms`;
  },
);

fault(
  {
    number: 1,
    title: "a server that is back is found",
    expected: "an error while it is down, an answer once it is up again",
    observed: "NetworkError ECONNREFUSED, 3 attempts; then 200, 1 attempt; 1 request",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(answerJson()));
    await using proxy = await startToxicProxy(server.port);
    const client = createHooliClient({ baseUrl: proxy.url });
    await proxy.down();
    const down = await settle(client.getRecord(RECORD));
    await proxy.up();
    const up = await settle(client.getRecord(RECORD));
    expect(proxy.connections.opened).toBe(1);
    return `${down.told}; then ${report(up, server)}`;
  },
);

fault(
  {
    number: 2,
    title: "a name that does not resolve is tried again",
    expected: "three attempts, then a NetworkError",
    observed: "NetworkError ENOTFOUND, 3 attempts; 3 look-ups",
  },
  async () => {
    const problem = Object.assign(new Error("getaddrinfo ENOTFOUND hush.invalid"), { code: "ENOTFOUND" });
    const lookup = vi.spyOn(dns, "lookup").mockImplementation(((...words: unknown[]) => {
      const answer = words.at(-1) as (error: Error) => void;
      setImmediate(answer, problem);
    }) as never);
    try {
      const client = createHooliClient({ baseUrl: "https://hush.invalid" });
      const { told } = await settle(client.getRecord(RECORD));
      expect(lookup.mock.calls.map(([name]) => name)).toEqual(new Array(3).fill("hush.invalid"));
      return `${told}; ${count(lookup.mock.calls.length, "look-up")}`;
    } finally {
      lookup.mockRestore();
    }
  },
);

fault(
  {
    number: 3,
    title: "a certificate that nobody vouches for is refused",
    expected: "a NetworkError, and no request is handed over",
    observed: "NetworkError DEPTH_ZERO_SELF_SIGNED_CERT, 3 attempts; 0 requests",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(answerJson()), { tls: selfSigned });
    const outcome = await settle(createHooliClient({ baseUrl: server.url }).getRecord(RECORD));
    expect(server.sockets.opened).toBe(3);
    return report(outcome, server);
  },
);

fault(
  {
    number: 3,
    title: "TLS spoken to a plain port is refused",
    expected: "a NetworkError, and no request is handed over",
    observed: "NetworkError, 3 attempts; 0 requests",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(answerJson()));
    const client = createHooliClient({ baseUrl: server.url.replace("http:", "https:") });
    const outcome = await settle(client.getRecord(RECORD));
    expect(server.sockets.opened).toBe(3);
    // The code of this one is OpenSSL's, and changes with it.
    return withoutCode(report(outcome, server));
  },
);

for (const [number, name, breakConnection] of [
  [4, "a reset", resetBeforeHeaders],
  [5, "an end", closeBeforeHeaders],
] as const) {
  fault(
    {
      number,
      title: `${name} before the headers is retried where the operation is safe or idempotent`,
      expected: "GET and PUT are sent again, the same body with them",
      observed: "GET 200, 3 attempts; PUT 200, 2 attempts; 5 requests",
    },
    async () => {
      const fail = breakConnection();
      await using server = await startChaosServer(playInOrder(fail, fail, answerJson(), fail, answerJson()));
      const client = createHooliClient({ baseUrl: server.url });
      const got = await settle(client.getRecord(RECORD));
      const put = await settle(client.replaceRecord({ record_id: "1", body: { name: "hush-body" } }));
      expect(server.fired.filter((one) => one === fail.name)).toHaveLength(3);
      expect(server.requests.slice(3).map(({ body }) => body)).toEqual(
        new Array(2).fill('{"name":"hush-body"}'),
      );
      return `GET ${got.told}; PUT ${report(put, server)}`;
    },
  );

  fault(
    {
      number,
      title: `${name} before the headers of a POST is not retried`,
      expected: "one request, then a NetworkError: the provider may have done its work",
      observed: `NetworkError ${number === 4 ? "ECONNRESET" : "UND_ERR_SOCKET"}, 1 attempt; 1 request`,
    },
    async () => {
      const fail = breakConnection();
      await using server = await startChaosServer(playInOrder(fail, answerJson()));
      const client = createHooliClient({ baseUrl: server.url });
      const outcome = await settle(client.createRecord({ body: { name: "hush-body" } }));
      expect(server.fired).toEqual([fail.name]);
      return report(outcome, server);
    },
  );
}

fault(
  {
    number: 6,
    title: "a reset of a connection that was used before",
    expected: "GET is sent again on another connection; POST is not",
    observed: "GET 200, 2 attempts; POST NetworkError ECONNRESET, 1 attempt",
  },
  async () => {
    const used = new Set<number>();
    let isArmed = false;
    await using server = await startChaosServer(({ socket }) => {
      const isReused = used.has(socket);
      used.add(socket);
      if (!isArmed || !isReused) return answerJson();
      isArmed = false;
      return resetBeforeHeaders();
    });
    const client = createHooliClient({ baseUrl: server.url });
    // The platform chooses the connection: calls are made until one goes over a used one.
    const meetReset = async (call: () => Promise<AnyResult>): Promise<Outcome> => {
      isArmed = true;
      let outcome = await settle(call());
      for (let calls = 1; isArmed && calls < 20; calls += 1) outcome = await settle(call());
      return outcome;
    };
    const got = await meetReset(() => client.getRecord(RECORD));
    const sent = server.requests.slice(-2);
    expect(sent[0]?.socket).not.toBe(sent[1]?.socket);
    const posted = await meetReset(() => client.createRecord({ body: {} }));
    expect(server.fired.filter((name) => name === "reset before headers")).toHaveLength(2);
    expect(server.requests.at(-1)).toMatchObject({ method: "POST" });
    return `GET ${got.told}; POST ${posted.told}`;
  },
);

for (const by of ["reset", "close"] as const) {
  fault(
    {
      number: 4,
      title: `a proxy that cuts the headers by a ${by} is survived`,
      expected: "retried, and an error when it goes on",
      observed: "NetworkError, 3 attempts; 3 requests; then 200, 1 attempt; 4 requests",
    },
    async () => {
      await using server = await startChaosServer(playInOrder(answerJson()));
      await using proxy = await startToxicProxy(server.port);
      const client = createHooliClient({ baseUrl: proxy.url });
      proxy.set({ kind: "cut", after: 10, by });
      const cut = await settle(client.getRecord(RECORD));
      expect(proxy.fired).toEqual({ cut: 3 });
      const first = withoutCode(report(cut, server));
      proxy.set({ kind: "pass" });
      return `${first}; then ${report(await settle(client.getRecord(RECORD)), server)}`;
    },
  );
}
