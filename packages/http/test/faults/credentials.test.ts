import { expect, vi } from "vitest";
import { answerHtml, answerJson } from "./support/answers.ts";
import { blackHole, resetBeforeHeaders } from "./support/breakages.ts";
import { type Behaviour, type ChaosServer, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { count, settle, tally } from "./support/outcome.ts";
import { createUmbrellaClient } from "./support/providers.ts";
import { createTokenProvider, LOGIN, PROFILE, REFRESH } from "./support/token-provider.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** How often each of the provider's operations was asked for. */
function tellRequests(server: ChaosServer): string {
  const asked = [LOGIN, REFRESH, PROFILE].map((path) => server.countRequests(path));
  const [logins = 0, refreshes = 0, profiles = 0] = asked;
  const refreshed = `${refreshes} refresh${refreshes === 1 ? "" : "es"}`;
  return `${count(logins, "login")}, ${refreshed}, ${count(profiles, "call")}`;
}

/** A monotonic clock in the hands of the test. */
function createClock() {
  let time = 10 * HOUR;
  return {
    now: () => time,
    pass: (milliseconds: number): void => {
      time += milliseconds;
    },
  };
}

fault(
  {
    number: 18,
    title: "a token that is refused once",
    expected: "renewed, and the call sent once more, POST with its body",
    observed: "GET 200, 2 attempts; POST 200, 2 attempts; 1 login, 2 refreshes, 5 calls",
  },
  async () => {
    const provider = createTokenProvider();
    await using server = await startChaosServer(provider.script);
    const client = createUmbrellaClient({ baseUrl: server.url });
    await client.getProfile();
    provider.revoke();
    const got = await settle(client.getProfile());
    provider.revoke();
    const posted = await settle(client.saveProfile({ body: { name: "hush-body" } }));
    const bodies = server.requests.filter(({ method, path }) => method === "POST" && path === PROFILE);
    expect(bodies.map(({ body }) => body)).toEqual(new Array(2).fill('{"name":"hush-body"}'));
    return `GET ${got.told}; POST ${posted.told}; ${tellRequests(server)}`;
  },
);

fault(
  {
    number: 19,
    title: "a token that is refused again after its renewal",
    expected: "one renewal, then the 401 itself",
    observed: "401, 2 attempts; 1 login, 1 refresh, 2 calls",
  },
  async () => {
    const { script } = createTokenProvider(({ path }) =>
      path === PROFILE ? answerJson({}, 401) : undefined,
    );
    await using server = await startChaosServer(script);
    const { told } = await settle(createUmbrellaClient({ baseUrl: server.url }).getProfile());
    return `${told}; ${tellRequests(server)}`;
  },
);

fault(
  {
    number: 19,
    title: "a token that is refused while the provider fails otherwise too",
    expected: "the renewal does not use up the retries",
    observed: "200, 4 attempts; 1 login, 1 refresh, 4 calls",
  },
  async () => {
    const answers: (Behaviour | undefined)[] = [
      answerJson({}, 503),
      answerJson({}, 401),
      answerJson({}, 503),
    ];
    const { script } = createTokenProvider(({ path }) => (path === PROFILE ? answers.shift() : undefined));
    await using server = await startChaosServer(script);
    const { told } = await settle(createUmbrellaClient({ baseUrl: server.url }).getProfile());
    return `${told}; ${tellRequests(server)}`;
  },
);

const logins: readonly [string, () => Behaviour, string][] = [
  ["resets the connection", resetBeforeHeaders, "NetworkError ECONNRESET, 1 attempt"],
  ["never answers", blackHole, "TimeoutError, 1 attempt"],
  ["answers 400", () => answerJson({ code: "hush" }, 400), "HttpError 400, 1 attempt"],
  ["answers 500", () => answerJson({ code: "hush" }, 500), "HttpError 500, 1 attempt"],
  ["answers HTML", () => answerHtml(), "ParseError 200 unparsable-body text/html, 1 attempt"],
  ["gives no token", () => answerJson({ expiresIn: HOUR }), "ParseError 200 unusable-token, 1 attempt"],
  [
    "gives a token with a line break",
    () => answerJson({ accessToken: "hush\r\nx-evil: 1", expiresIn: HOUR }),
    "ParseError 200 unusable-token, 1 attempt",
  ],
];

for (const [title, behave, told] of logins) {
  fault(
    {
      number: 22,
      title: `a login that ${title}`,
      expected: "the same error for all callers, one login per second, no call without a token",
      observed: `20 x ${told}; 1 login, 0 refreshes, 0 calls; a second later 2 logins, 0 refreshes, 0 calls`,
    },
    async () => {
      const { script } = createTokenProvider(({ path }) => (path === LOGIN ? behave() : undefined));
      await using server = await startChaosServer(script);
      const clock = createClock();
      const client = createUmbrellaClient({
        baseUrl: server.url,
        timeout: 500,
        platform: { now: clock.now },
      });
      const ask = async (): Promise<string> => (await settle(client.getProfile())).told;
      const outcomes = await Promise.all(Array.from({ length: 10 }, ask));
      clock.pass(SECOND - 1);
      for (let call = 0; call < 10; call += 1) outcomes.push(await ask());
      const first = `${tally(outcomes)}; ${tellRequests(server)}`;
      clock.pass(1);
      await ask();
      expect(server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
      return `${first}; a second later ${tellRequests(server)}`;
    },
  );
}

const lifetimes: readonly [string, unknown, number][] = [
  ["0", 0, 12],
  ["-1", -1, 12],
  ["null", null, 12],
  ["text", "3600000", 12],
  ["seconds where milliseconds are due", 3_600, 12],
  ["a thousand million million", 1e15, 1],
];

for (const [title, expiresIn, bought] of lifetimes) {
  fault(
    {
      number: 22,
      title: `a login whose token lasts ${title}`,
      expected: "a lifetime that makes no sense counts as a short one, and none for more than a day",
      observed: `60 calls in a minute, ${count(bought, "token")} bought; a day later ${bought + 1}`,
    },
    async () => {
      const provider = createTokenProvider(({ path }) =>
        path === PROFILE ? undefined : provider.sell({ expiresIn }),
      );
      await using server = await startChaosServer(provider.script);
      const clock = createClock();
      const client = createUmbrellaClient({ baseUrl: server.url, platform: { now: clock.now } });
      for (let call = 0; call < 60; call += 1) {
        expect((await client.getProfile()).ok).toBe(true);
        clock.pass(SECOND);
      }
      const countBought = (): number => server.countRequests(LOGIN) + server.countRequests(REFRESH);
      const within = `${server.countRequests(PROFILE)} calls in a minute, ${count(countBought(), "token")} bought`;
      clock.pass(24 * HOUR);
      await client.getProfile();
      return `${within}; a day later ${countBought()}`;
    },
  );
}

fault(
  {
    number: 23,
    title: "the wall clock jumps a day ahead, and back",
    expected: "nothing changes: tokens are dated by a monotonic clock",
    observed: "3 x 200, 1 attempt; 1 login, 0 refreshes, 3 calls",
  },
  async () => {
    await using server = await startChaosServer(createTokenProvider().script);
    const client = createUmbrellaClient({ baseUrl: server.url });
    const start = Date.now();
    const outcomes: string[] = [];
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    try {
      for (const jump of [0, 24 * HOUR, -24 * HOUR]) {
        vi.setSystemTime(start + jump);
        outcomes.push((await settle(client.getProfile())).told);
      }
    } finally {
      vi.useRealTimers();
    }
    return `${tally(outcomes)}; ${tellRequests(server)}`;
  },
);

fault(
  {
    number: 24,
    title: "a refresh token that is refused",
    expected: "the client logs in again",
    observed: "200, 1 attempt; 2 logins, 1 refresh, 2 calls",
  },
  async () => {
    const { script } = createTokenProvider(({ path }) =>
      path === REFRESH ? answerJson({}, 401) : undefined,
    );
    await using server = await startChaosServer(script);
    const clock = createClock();
    const client = createUmbrellaClient({ baseUrl: server.url, platform: { now: clock.now } });
    await client.getProfile();
    clock.pass(2 * HOUR);
    const { told } = await settle(client.getProfile());
    return `${told}; ${tellRequests(server)}`;
  },
);

fault(
  {
    number: 24,
    title: "a refresh that fails without a refusal",
    expected: "an error, and no login: the provider is in trouble, not the token",
    observed: "HttpError 503, 1 attempt; 1 login, 1 refresh, 1 call",
  },
  async () => {
    const { script } = createTokenProvider(({ path }) =>
      path === REFRESH ? answerJson({}, 503) : undefined,
    );
    await using server = await startChaosServer(script);
    const clock = createClock();
    const client = createUmbrellaClient({ baseUrl: server.url, platform: { now: clock.now } });
    await client.getProfile();
    clock.pass(2 * HOUR);
    return `${(await settle(client.getProfile())).told}; ${tellRequests(server)}`;
  },
);
