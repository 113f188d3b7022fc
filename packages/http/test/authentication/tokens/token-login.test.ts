import { describe, expect, it } from "vitest";
import { ConfigError, HttpError, ParseError, TimeoutError } from "../../../src/index.ts";
import { answerJson, neverAnswer, rejectionOf } from "../../support/fake-fetch.ts";
import {
  createGate,
  createTokenProvider,
  expectNoSecret,
  HOUR,
  LOGIN,
  PROFILE,
  turn,
} from "../../support/token-provider.ts";

describe("a login", () => {
  it("happens at first need, once, and carries the credentials alone", async () => {
    const provider = createTokenProvider();
    const client = provider.client({ email: async () => "a@b.test", password: "pass" });
    expect(provider.sent).toEqual([]);
    expect((await client.getProfile()).ok).toBe(true);
    expect((await client.GET("/profile")).data).toEqual({ ok: true });
    expect(provider.paths()).toEqual([LOGIN, PROFILE, PROFILE]);
    const [login] = provider.sent;
    expect(JSON.parse(login?.body ?? "")).toEqual({ email: "a@b.test", password: "pass" });
    expect(login?.headers.get("authorization")).toBeNull();
    expect(login?.redirect).toBe("manual");
    expect(provider.sent[1]?.headers.get("authorization")).toBe("Bearer hush-access-1");
    expect(provider.renewals()).toEqual(["login"]);
  });

  it("does not wait behind the calls that need it", async () => {
    const provider = createTokenProvider();
    const client = provider.client({ concurrency: 1 });
    const results = await Promise.all(Array.from({ length: 5 }, () => client.getProfile()));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(provider.count(LOGIN)).toBe(1);
  });

  it("goes on when one of its callers leaves", async () => {
    const gate = createGate();
    const started = createGate();
    const provider = createTokenProvider((_, path) => {
      if (path !== LOGIN) return undefined;
      started.open();
      return gate.passed.then(() => provider.sell());
    });
    const client = provider.client();
    const controller = new AbortController();
    const leaving = rejectionOf(client.getProfile({}, { signal: controller.signal }));
    const staying = client.getProfile();
    await started.passed;
    const reason = { mine: true };
    controller.abort(reason);
    expect(await leaving).toBe(reason);
    expect(provider.sent[0]?.signal.aborted).toBe(false);
    gate.open();
    expect((await staying).ok).toBe(true);
    expect(provider.count(LOGIN)).toBe(1);
  });

  it("goes on when all of its callers leave, for those who come later", async () => {
    const gate = createGate();
    const started = createGate();
    const provider = createTokenProvider((_, path) => {
      if (path !== LOGIN) return undefined;
      started.open();
      return gate.passed.then(() => provider.sell());
    });
    const client = provider.client();
    const controller = new AbortController();
    const leaving = rejectionOf(client.getProfile({}, { signal: controller.signal }));
    await started.passed;
    controller.abort("mine");
    expect(await leaving).toBe("mine");
    const later = client.getProfile();
    gate.open();
    expect((await later).ok).toBe(true);
    expect(provider.paths()).toEqual([LOGIN, PROFILE]);
  });

  it("that fails after all of its callers left harms nobody", async () => {
    const gate = createGate();
    const started = createGate();
    const provider = createTokenProvider((_, path) => {
      if (path !== LOGIN) return undefined;
      started.open();
      return gate.passed.then(() => answerJson({}, { status: 500 }));
    });
    const controller = new AbortController();
    const leaving = rejectionOf(provider.client().getProfile({}, { signal: controller.signal }));
    await started.passed;
    controller.abort("mine");
    expect(await leaving).toBe("mine");
    gate.open();
    // An unhandled rejection would fail the run.
    await turn();
    expect(provider.count(LOGIN)).toBe(1);
  });

  it("is not made for an aborted call", async () => {
    const provider = createTokenProvider();
    expect(await rejectionOf(provider.client().getProfile({}, { signal: AbortSignal.abort("mine") }))).toBe(
      "mine",
    );
    await turn();
    expect(provider.sent).toEqual([]);
  });

  it("is under the client's timeout", async () => {
    const provider = createTokenProvider((_, path) => (path === LOGIN ? neverAnswer() : undefined));
    const error = await rejectionOf(provider.client({ timeout: 5 }).getProfile());
    expect(TimeoutError.is(error)).toBe(true);
    expect(error).toMatchObject({ operation: LOGIN });
  });
});

describe("a login that gives no token", () => {
  it.each([
    undefined,
    null,
    "",
    7,
    {},
    ["hush"],
    "hush hush",
    "hush\r\nx-evil: 1",
    "hush\n",
    "hushé",
    "hush\0",
  ])("but %j is refused, and no call is sent with it", async (accessToken) => {
    const provider = createTokenProvider((_, path) =>
      path === LOGIN ? answerJson({ accessToken, expiresIn: 9e9 }, { status: 201 }) : undefined,
    );
    const error = await rejectionOf(provider.client().getProfile());
    expect(ParseError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "unusable-token", status: 201, operation: LOGIN });
    expectNoSecret(error);
    expectNoSecret(provider.events);
    expect(provider.paths()).toEqual([LOGIN]);
    expect(provider.renewals()).toEqual([]);
  });

  it.each([
    ["HTML", () => new Response("<p>hush</p>", { status: 201, headers: { "content-type": "text/html" } })],
    ["nothing", () => new Response(null, { status: 201 })],
    ["null", () => answerJson(null, { status: 201 })],
    ["a list", () => answerJson(["hush"], { status: 201 })],
    ["an undocumented status", () => answerJson({ accessToken: "hush" }, { status: 200 })],
  ])("but %s is refused", async (_, answer) => {
    const provider = createTokenProvider((_, path) => (path === LOGIN ? answer() : undefined));
    const error = await rejectionOf(provider.client().getProfile());
    expect(ParseError.is(error)).toBe(true);
    expectNoSecret(error);
    expect(provider.paths()).toEqual([LOGIN]);
  });
});

describe("a login that fails", () => {
  const failures = [
    ["is refused with 400", () => answerJson({ hush: "hush" }, { status: 400 }), "HttpError"],
    ["is refused with 401", () => answerJson({ hush: "hush" }, { status: 401 }), "HttpError"],
    ["meets 429", () => answerJson({}, { status: 429, headers: { "retry-after": "9" } }), "HttpError"],
    ["meets 500", () => answerJson({ hush: "hush" }, { status: 500 }), "HttpError"],
    ["meets an HTML page", () => new Response("<p>hush</p>", { status: 502 }), "HttpError"],
    [
      "is redirected",
      () => new Response(null, { status: 307, headers: { location: "/hush" } }),
      "RedirectError",
    ],
    ["gives no token", () => answerJson({ hush: "hush" }, { status: 201 }), "ParseError"],
    ["breaks", () => Promise.reject(new TypeError("hush")), "NetworkError"],
  ] as const;

  it.each(failures)("as it %s is made once, and not again for a second", async (_, answer, name) => {
    let isDown = true;
    const provider = createTokenProvider((_, path) => (isDown && path === LOGIN ? answer() : undefined));
    const client = provider.client();
    const errors = await Promise.all(Array.from({ length: 20 }, () => rejectionOf(client.getProfile())));
    provider.pass(999);
    errors.push(await rejectionOf(client.getProfile()));
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toMatchObject({ name, provider: "initech", operation: LOGIN, attempts: 1 });
    expectNoSecret(errors[0]);
    expectNoSecret(provider.events);
    expect(provider.paths()).toEqual([LOGIN]);
    expect(provider.renewals()).toEqual([]);
    isDown = false;
    provider.pass(1);
    expect((await client.getProfile()).ok).toBe(true);
    expect(provider.paths()).toEqual([LOGIN, LOGIN, PROFILE]);
  });

  it("does not delay its next attempt by the calls it fails", async () => {
    const provider = createTokenProvider((_, path) =>
      path === LOGIN ? answerJson({}, { status: 500 }) : undefined,
    );
    const client = provider.client();
    for (let elapsed = 0; elapsed <= 3_000; elapsed += 100) {
      await rejectionOf(client.getProfile());
      provider.pass(100);
    }
    expect(provider.count(LOGIN)).toBe(4);
  });

  it("throws what the provider answered", async () => {
    const provider = createTokenProvider((_, path) =>
      path === LOGIN ? answerJson({ reason: "locked" }, { status: 400 }) : undefined,
    );
    const error = await rejectionOf(provider.client().getProfile());
    expect(HttpError.is(error) && error.body).toEqual({ reason: "locked" });
  });

  it("for want of credentials spares their source for a second", async () => {
    let asked = 0;
    const failure = new Error("the vault is sealed");
    const provider = createTokenProvider();
    const client = provider.client({
      password: () => {
        asked += 1;
        if (asked === 1) throw failure;
        return "hush-password";
      },
    });
    expect(await rejectionOf(client.getProfile())).toBe(failure);
    expect(await rejectionOf(client.getProfile())).toBe(failure);
    expect(asked).toBe(1);
    expect(provider.sent).toEqual([]);
    provider.pass(1_000);
    expect((await client.getProfile()).ok).toBe(true);
  });

  it("for a credential that is none sends nothing", async () => {
    const provider = createTokenProvider();
    const error = await rejectionOf(provider.client({ password: () => "" }).getProfile());
    expect(ConfigError.is(error)).toBe(true);
    expect(provider.sent).toEqual([]);
  });
});

it("goes by the monotonic clock alone: a wall clock set a day off changes nothing", async () => {
  const provider = createTokenProvider();
  const client = provider.client();
  const trueNow = Date.now;
  try {
    for (const shift of [0, 24 * HOUR, -24 * HOUR, 0]) {
      Date.now = () => trueNow() + shift;
      expect((await client.getProfile()).ok).toBe(true);
      provider.pass(HOUR / 5);
    }
  } finally {
    Date.now = trueNow;
  }
  expect(provider.paths()).toEqual([LOGIN, PROFILE, PROFILE, PROFILE, PROFILE]);
});
