import { expect } from "vitest";
import { after, answerJson } from "./support/answers.ts";
import { type ChaosRequest, type ChaosServer, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { createRecorder, settle, tally } from "./support/outcome.ts";
import { createUmbrellaClient, type UmbrellaClient } from "./support/providers.ts";
import { createTokenProvider, LOGIN, PROFILE, REFRESH } from "./support/token-provider.ts";

/** Calls so often at once, and says how the calls ended. */
async function callAtOnce(client: UmbrellaClient, times: number): Promise<string> {
  const calls = Array.from({ length: times }, () => settle(client.getProfile(), 15_000));
  return tally((await Promise.all(calls)).map(({ told }) => told));
}

function tellTokens(server: ChaosServer): string {
  return `${server.countRequests(LOGIN)} login, ${server.countRequests(REFRESH)} refresh`;
}

fault(
  {
    number: 20,
    title: "500 calls at once on a cold start",
    expected: "one login, and nothing is lost",
    observed: "500 x 200, 1 attempt; 1 login, 0 refresh",
  },
  async () => {
    await using server = await startChaosServer(createTokenProvider().script);
    const told = await callAtOnce(createUmbrellaClient({ baseUrl: server.url }), 500);
    expect(server.sockets.most).toBeLessThanOrEqual(17);
    return `${told}; ${tellTokens(server)}`;
  },
);

fault(
  {
    number: 20,
    title: "500 calls at once, all refused after the token was revoked",
    expected: "one refresh, and nothing is lost",
    observed: "500 x 200, 2 attempts; 500 refused; 1 login, 1 refresh",
  },
  async () => {
    const allArrived = Promise.withResolvers<void>();
    let refused = 0;
    const provider = createTokenProvider((request) => {
      if (!isOld(request)) return undefined;
      // Nobody is told before everybody has asked: all of them hold the old token.
      refused += 1;
      if (refused === 500) allArrived.resolve();
      return after(allArrived.promise, answerJson({}, 401));
    });
    let isRevoked = false;
    const isOld = ({ path, headers }: ChaosRequest): boolean =>
      isRevoked && path === PROFILE && headers.authorization === "Bearer hush-access-1";
    await using server = await startChaosServer(provider.script);
    const client = createUmbrellaClient({ baseUrl: server.url, concurrency: 500 });
    await client.getProfile();
    isRevoked = true;
    const told = await callAtOnce(client, 500);
    return `${told}; ${refused} refused; ${tellTokens(server)}`;
  },
);

fault(
  {
    number: 21,
    title: "300 calls refused in three waves, two of them after the renewal",
    expected: "one refresh: a late refusal of the old token is no reason for another",
    observed: "300 x 200, 2 attempts; 300 refused; 1 login, 1 refresh",
  },
  async () => {
    const waves = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
    let isRevoked = false;
    let refused = 0;
    let answered = 0;
    const provider = createTokenProvider(({ path, headers }) => {
      if (!isRevoked || path !== PROFILE) return undefined;
      if (headers.authorization === "Bearer hush-access-1") {
        refused += 1;
        if (refused === 300) waves[0]?.resolve();
        return after(
          waves[Math.floor((refused - 1) / 100)]?.promise ?? Promise.resolve(),
          answerJson({}, 401),
        );
      }
      // The next wave is let go once all of this one have come back with the new token.
      answered += 1;
      if (answered % 100 === 0) waves[answered / 100]?.resolve();
      return undefined;
    });
    await using server = await startChaosServer(provider.script);
    const client = createUmbrellaClient({ baseUrl: server.url, concurrency: 300 });
    await client.getProfile();
    isRevoked = true;
    const told = await callAtOnce(client, 300);
    return `${told}; ${refused} refused; ${tellTokens(server)}`;
  },
);

fault(
  {
    number: 21,
    title: "a token close to its end",
    expected: "renewed in background: no call waits, one renewal is under way",
    observed:
      "50 x 200, 1 attempt while the renewal waits; 1 login, 1 refresh; then bought by login, refresh",
  },
  async () => {
    const renewal = Promise.withResolvers<void>();
    const provider = createTokenProvider(({ path }) =>
      path === REFRESH ? after(renewal.promise, provider.sell()) : undefined,
    );
    await using server = await startChaosServer(provider.script);
    let time = 0;
    const { events, onEvent, renewals } = createRecorder();
    const bought = Promise.withResolvers<void>();
    const client = createUmbrellaClient({
      baseUrl: server.url,
      platform: { now: () => time },
      onEvent: (event) => {
        onEvent(event);
        if (event.type === "token-refreshed" && event.by === "refresh") bought.resolve();
      },
    });
    await client.getProfile();
    // A token of an hour is stale for its last six minutes.
    time += 3_600_000 - 300_000;
    const told = await callAtOnce(client, 50);
    await server.sawRequests(52);
    const waiting = `${told} while the renewal waits; ${tellTokens(server)}`;
    renewal.resolve();
    await bought.promise;
    expect(events.filter(({ type }) => type === "retried")).toEqual([]);
    return `${waiting}; then bought by ${renewals().join(", ")}`;
  },
);
