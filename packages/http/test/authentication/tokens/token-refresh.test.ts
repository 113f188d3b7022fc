import { describe, expect, it } from "vitest";
import { answerJson, rejectionOf } from "../../support/fake-fetch.ts";
import {
  createGate,
  createTokenProvider,
  expectNoSecret,
  HOUR,
  LOGIN,
  PROFILE,
  REFRESH,
  turn,
} from "../../support/token-provider.ts";

describe("a refresh", () => {
  it("uses the newest refresh token", async () => {
    const provider = createTokenProvider();
    const client = provider.client();
    for (let round = 0; round < 3; round += 1) {
      await client.getProfile();
      provider.pass(HOUR);
    }
    expect(provider.bodies(REFRESH)).toEqual([
      '{"refreshToken":"hush-refresh-1"}',
      '{"refreshToken":"hush-refresh-2"}',
    ]);
    expect(provider.count(LOGIN)).toBe(1);
    expect(provider.renewals()).toEqual(["login", "refresh", "refresh"]);
    expectNoSecret(provider.events);
  });

  it.each([undefined, null, "", 7, {}])(
    "that gives the refresh token %j keeps the last",
    async (refreshToken) => {
      const provider = createTokenProvider((_, path) =>
        path === REFRESH ? provider.sell({ refreshToken }) : undefined,
      );
      const client = provider.client();
      for (let round = 0; round < 3; round += 1) {
        await client.getProfile();
        provider.pass(HOUR);
      }
      const body = '{"refreshToken":"hush-refresh-1"}';
      expect(provider.bodies(REFRESH)).toEqual([body, body]);
    },
  );

  it("is left out where no refresh token was given", async () => {
    const provider = createTokenProvider((_, path) =>
      path === LOGIN ? provider.sell({ refreshToken: undefined }) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR);
    expect((await client.getProfile()).ok).toBe(true);
    expect(provider.paths()).toEqual([LOGIN, PROFILE, LOGIN, PROFILE]);
  });

  it.each([400, 401, 403, 404, 410, 422, 499])("refused with %i gives way to a login", async (status) => {
    const provider = createTokenProvider((_, path) =>
      path === REFRESH ? answerJson({}, { status }) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR);
    expect((await client.getProfile()).ok).toBe(true);
    expect(provider.paths().slice(2)).toEqual([REFRESH, LOGIN, PROFILE]);
    expect(provider.renewals()).toEqual(["login", "login"]);
  });

  it.each([
    ["no token", () => answerJson({}, { status: 201 })],
    ["a token no header takes", () => answerJson({ accessToken: "hush hush" }, { status: 201 })],
    ["HTML", () => new Response("<p>", { status: 201, headers: { "content-type": "text/html" } })],
    ["nothing", () => new Response(null, { status: 204 })],
    ["an undocumented status", () => answerJson({ accessToken: "hush" }, { status: 200 })],
  ])("that gives %s gives way to a login", async (_, answer) => {
    const provider = createTokenProvider((_, path) => (path === REFRESH ? answer() : undefined));
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR);
    expect((await client.getProfile()).ok).toBe(true);
    expect(provider.paths().slice(2)).toEqual([REFRESH, LOGIN, PROFILE]);
  });

  it("that was refused is not tried again when the login after it fails", async () => {
    let isDown = true;
    const provider = createTokenProvider((_, path) => {
      if (path === REFRESH) return answerJson({}, { status: 400 });
      return path === LOGIN && provider.count(LOGIN) > 1 && isDown
        ? answerJson({}, { status: 500 })
        : undefined;
    });
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR);
    expect(await rejectionOf(client.getProfile())).toMatchObject({ status: 500, operation: LOGIN });
    provider.pass(1_000);
    isDown = false;
    expect((await client.getProfile()).ok).toBe(true);
    expect(provider.paths().slice(2)).toEqual([REFRESH, LOGIN, LOGIN, PROFILE]);
  });

  it.each([
    ["408", () => answerJson({}, { status: 408 }), { name: "HttpError", status: 408 }],
    ["429", () => answerJson({}, { status: 429 }), { name: "HttpError", status: 429 }],
    ["500", () => answerJson({}, { status: 500 }), { name: "HttpError", status: 500 }],
    ["503", () => answerJson({}, { status: 503 }), { name: "HttpError", status: 503 }],
    ["a redirect", () => new Response(null, { status: 302 }), { name: "RedirectError" }],
    ["a broken line", () => Promise.reject(new TypeError("hush")), { name: "NetworkError" }],
  ])("that meets %s fails its callers, and all others for a second", async (_, answer, expected) => {
    let isDown = true;
    const provider = createTokenProvider((_, path) => (isDown && path === REFRESH ? answer() : undefined));
    const client = provider.client();
    await client.getProfile();
    provider.pass(HOUR);
    const errors = await Promise.all(Array.from({ length: 20 }, () => rejectionOf(client.getProfile())));
    provider.pass(999);
    errors.push(await rejectionOf(client.getProfile()));
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toMatchObject({ ...expected, operation: REFRESH });
    expectNoSecret(errors[0]);
    expect(provider.paths().slice(2)).toEqual([REFRESH]);
    isDown = false;
    provider.pass(1);
    expect((await client.getProfile()).ok).toBe(true);
    expect(provider.paths().slice(2)).toEqual([REFRESH, REFRESH, PROFILE]);
    expect(provider.bodies(REFRESH).at(-1)).toBe('{"refreshToken":"hush-refresh-1"}');
  });
});

describe("a refused token", () => {
  it("is renewed, and its call sent once more with its body", async () => {
    const provider = createTokenProvider();
    const client = provider.client();
    await client.getProfile();
    provider.revoke();
    const result = await client.saveProfile({ body: { name: "x" } });
    expect(result).toMatchObject({ ok: true, meta: { attempts: 2 } });
    expect(provider.paths().slice(2)).toEqual([PROFILE, REFRESH, PROFILE]);
    expect(provider.sent.at(-1)).toMatchObject({ method: "POST", body: '{"name":"x"}' });
    expect(provider.sent.at(-1)?.headers.get("authorization")).toBe("Bearer hush-access-2");
  });

  it("is renewed once per call", async () => {
    const provider = createTokenProvider((_, path) =>
      path === PROFILE ? answerJson({}, { status: 401 }) : undefined,
    );
    const result = await provider.client().getProfile();
    expect(result).toMatchObject({ ok: false, status: 401, meta: { attempts: 2 } });
    expect(provider.paths()).toEqual([LOGIN, PROFILE, REFRESH, PROFILE]);
  });

  it("that was renewed meanwhile costs no second renewal", async () => {
    const late = Promise.withResolvers<Response>();
    let isFirst = true;
    const provider = createTokenProvider((request, path) => {
      if (path !== PROFILE || request.method !== "POST" || !isFirst) return undefined;
      isFirst = false;
      return late.promise;
    });
    const client = provider.client();
    await client.getProfile();
    const slow = client.saveProfile({ body: {} });
    provider.revoke();
    await client.getProfile();
    late.resolve(answerJson({}, { status: 401 }));
    expect((await slow).ok).toBe(true);
    expect(provider.count(REFRESH)).toBe(1);
    expect(provider.count(LOGIN)).toBe(1);
  });

  it("is renewed for the others when a caller leaves", async () => {
    const gate = createGate();
    const provider = createTokenProvider((_, path) =>
      path === REFRESH ? gate.passed.then(() => provider.sell()) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.revoke();
    const controller = new AbortController();
    const leaving = rejectionOf(client.getProfile({}, { signal: controller.signal }));
    const staying = client.getProfile();
    while (provider.count(REFRESH) === 0) await turn();
    controller.abort("mine");
    expect(await leaving).toBe("mine");
    gate.open();
    expect((await staying).ok).toBe(true);
    expect(provider.count(REFRESH)).toBe(1);
  });
});
