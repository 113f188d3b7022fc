import { describe, expect, it } from "vitest";
import type { AnyResult } from "../../../src/answer/result.ts";
import { tokenLogin } from "../../../src/authentication/tokens/token-login.ts";
import { answerJson, rejectionOf } from "../../support/fake-fetch.ts";
import {
  createGate,
  createTokenProvider,
  HOUR,
  LOGIN,
  PROFILE,
  REFRESH,
  turn,
} from "../../support/token-provider.ts";

const DAY = 24 * HOUR;

/** A login alone, that says a lifetime in a unit; counts how often it was made. */
function createLogin(expiresIn: unknown, expiresInUnit: "milliseconds" | "seconds") {
  let time = 0;
  let logins = 0;
  const operation = { method: "GET", path: "/", authenticated: true, retry: "safe", responses: {} } as const;
  const authentication = {
    strategy: "token-login",
    login: "login",
    accessToken: "/access",
    expiresIn: "/life",
    expiresInUnit,
  } as const;
  const authenticator = tokenLogin(
    authentication,
    { key: "k" },
    { now: () => time },
  )({
    provider: "initech",
    baseUrl: "https://initech.test",
    call: async () => {
      logins += 1;
      return { ok: true, status: 200, data: { access: `t${logins}`, life: expiresIn } } as AnyResult;
    },
  });
  return {
    /** Reads the token at a time; what background work there is, is done then. */
    readAt: async (at: number) => {
      time = at;
      const proof = await authenticator.read(operation);
      let header: string | undefined;
      await proof(async (_, { headers }) => {
        header = headers["authorization"];
        return new Response();
      })("https://initech.test", { headers: {} });
      await turn();
      return { header, logins };
    },
  };
}

describe("a token that is said to last", () => {
  // [told, unit, from when it is renewed in background, from when it is used no longer]
  it.each([
    [HOUR, "milliseconds", HOUR - 360_000, HOUR - 5_000],
    [3_600, "seconds", HOUR - 360_000, HOUR - 5_000],
    [600_000, "milliseconds", 540_000, 595_000],
    [300_000, "milliseconds", 240_000, 295_000],
    [100_000, "milliseconds", 50_000, 95_000],
    [12_000, "milliseconds", 6_000, 7_000],
    [DAY, "milliseconds", DAY - DAY / 10, DAY - 5_000],
    [DAY + 1, "milliseconds", DAY - DAY / 10, DAY - 5_000],
    [1e15, "milliseconds", DAY - DAY / 10, DAY - 5_000],
    [HOUR, "seconds", DAY - DAY / 10, DAY - 5_000],
    [Number.MAX_VALUE, "seconds", DAY - DAY / 10, DAY - 5_000],
    [Number.POSITIVE_INFINITY, "milliseconds", DAY - DAY / 10, DAY - 5_000],
  ] as const)("%d %s is renewed in background at %d, and in hand at %d", async (told, unit, stale, end) => {
    const early = createLogin(told, unit);
    await early.readAt(0);
    expect(await early.readAt(stale - 1)).toEqual({ header: "Bearer t1", logins: 1 });
    expect(await early.readAt(stale)).toEqual({ header: "Bearer t1", logins: 2 });
    expect(await early.readAt(stale)).toEqual({ header: "Bearer t2", logins: 2 });
    const last = createLogin(told, unit);
    await last.readAt(0);
    expect(await last.readAt(end - 1)).toEqual({ header: "Bearer t1", logins: 2 });
    const late = createLogin(told, unit);
    await late.readAt(0);
    expect(await late.readAt(end)).toEqual({ header: "Bearer t2", logins: 2 });
  });

  it.each([undefined, null, "3600000", {}, true, Number.NaN, 0, -0, -1, -1e15, 1, 3_600, 5_000, 10_000])(
    "%j milliseconds is used for five seconds",
    async (told) => {
      const login = createLogin(told, "milliseconds");
      await login.readAt(0);
      expect(await login.readAt(4_999)).toEqual({ header: "Bearer t1", logins: 1 });
      expect(await login.readAt(5_000)).toEqual({ header: "Bearer t2", logins: 2 });
    },
  );

  it.each([0, 3_600, 11_000, 60_000, 120_000])("%d ms costs no renewal per call", async (told) => {
    const login = createLogin(told, "milliseconds");
    for (let at = 0; at < 100_000; at += 100) await login.readAt(at);
    const { logins } = await login.readAt(100_000);
    expect(logins).toBeLessThanOrEqual(21);
  });

  it("is read from JSON, where a number may be too large for one", async () => {
    const headers = { "content-type": "application/json" };
    const body = '{"accessToken":"hush-access-0","expiresIn":1e999}';
    const provider = createTokenProvider((_, path) => {
      if (path === LOGIN) return new Response(body, { status: 201, headers });
      return answerJson({});
    });
    const client = provider.client();
    await client.getProfile();
    provider.pass(DAY / 2);
    await client.getProfile();
    expect(provider.count(LOGIN)).toBe(1);
    provider.pass(DAY / 2);
    await client.getProfile();
    expect(provider.count(LOGIN)).toBe(2);
  });
});

describe("a token near its end", () => {
  it("goes on being used while one renewal is under way, for any number of calls", async () => {
    const gate = createGate();
    const provider = createTokenProvider((_, path) =>
      path === REFRESH ? gate.passed.then(() => provider.sell()) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR - 360_000);
    for (let call = 0; call < 100; call += 1) expect((await client.getProfile()).ok).toBe(true);
    expect(provider.count(REFRESH)).toBe(1);
    gate.open();
    await turn();
    expect((await client.getProfile()).ok).toBe(true);
    expect(provider.sent.at(-1)?.headers.get("authorization")).toBe("Bearer hush-access-2");
    expect(provider.count(LOGIN)).toBe(1);
    expect(provider.renewals()).toEqual(["login", "refresh"]);
  });

  it("outlives a failed renewal, which is tried again after five seconds", async () => {
    const provider = createTokenProvider((_, path) =>
      path === REFRESH ? answerJson({}, { status: 503 }) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR - 360_000);
    for (let elapsed = 0; elapsed < 15_000; elapsed += 500) {
      expect((await client.getProfile()).ok).toBe(true);
      await turn();
      provider.pass(500);
    }
    expect(provider.count(REFRESH)).toBe(3);
    expect(provider.count(LOGIN)).toBe(1);
    expect(provider.renewals()).toEqual(["login"]);
  });

  it("that ends while its renewal is under way makes calls wait for that one", async () => {
    const gate = createGate();
    const provider = createTokenProvider((_, path) =>
      path === REFRESH ? gate.passed.then(() => provider.sell()) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR - 6_000);
    await client.getProfile();
    provider.pass(1_000);
    const waiting = client.getProfile();
    await turn();
    expect(provider.count(PROFILE)).toBe(2);
    gate.open();
    expect((await waiting).ok).toBe(true);
    expect(provider.count(REFRESH)).toBe(1);
  });

  it("whose renewal failed for good fails calls once it has ended", async () => {
    const provider = createTokenProvider((_, path) =>
      path === REFRESH ? answerJson({}, { status: 503 }) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR - 5_000);
    expect(await rejectionOf(client.getProfile())).toMatchObject({ name: "HttpError", status: 503 });
    expect(provider.paths()).toEqual([LOGIN, PROFILE, REFRESH]);
  });
});

it("counts a lifetime from the answer, however long that took", async () => {
  const gate = createGate();
  const provider = createTokenProvider((_, path) =>
    path === LOGIN ? gate.passed.then(() => provider.sell()) : undefined,
  );
  const client = provider.client();
  const first = client.getProfile();
  await turn();
  provider.pass(HOUR);
  gate.open();
  await first;
  provider.pass(HOUR - 360_001);
  await client.getProfile();
  await turn();
  expect(provider.paths()).toEqual([LOGIN, PROFILE, PROFILE]);
});
