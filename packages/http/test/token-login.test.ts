import { describe, expect, it } from "vitest";
import { HttpError, ParseError, TimeoutError } from "../src/index.ts";
import { answerJson, createFakeFetch, neverAnswer, rejectionOf, type SentRequest } from "./fake-fetch.ts";
import { createInitechClient, type InitechOptions } from "./fixtures.ts";

/** A provider that sells tokens, numbered, and takes the last one sold. */
function createProvider(
  override: (request: SentRequest, path: string) => Response | Promise<Response> | undefined = () =>
    undefined,
) {
  let sold = 0;
  let isRevoked = false;
  const sell = (extra: object = {}) => {
    isRevoked = false;
    sold += 1;
    const token = { accessToken: `access-${sold}`, refreshToken: `refresh-${sold}`, expiresIn: 3_600_000 };
    return answerJson({ ...token, ...extra }, { status: 201 });
  };
  const { fetch, sent } = createFakeFetch(async (request) => {
    const path = new URL(request.url).pathname;
    const overridden = await override(request, path);
    if (overridden) return overridden;
    if (path.startsWith("/auth/")) return sell();
    const isCurrent = request.headers.get("authorization") === `Bearer access-${sold}` && !isRevoked;
    return isCurrent ? answerJson({ ok: true }) : answerJson({}, { status: 401 });
  });
  let time = 1_000;
  return {
    client: (options: InitechOptions = {}) => createInitechClient({ fetch, now: () => time, ...options }),
    sent,
    sell,
    revoke: () => {
      isRevoked = true;
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    paths: () => sent.map(({ url }) => new URL(url).pathname),
    count: (path: string) => sent.filter(({ url }) => new URL(url).pathname === path).length,
  };
}

describe("a login", () => {
  it("happens at first need, once, and carries the credentials alone", async () => {
    const provider = createProvider();
    const client = provider.client({ email: async () => "a@b.test", password: "pass" });
    expect(provider.sent).toEqual([]);
    expect((await client.getProfile()).ok).toBe(true);
    expect((await client.GET("/profile")).data).toEqual({ ok: true });
    expect(provider.paths()).toEqual(["/auth/login", "/profile", "/profile"]);
    const [login] = provider.sent;
    expect(JSON.parse(login?.body ?? "")).toEqual({ email: "a@b.test", password: "pass" });
    expect(login?.headers.get("authorization")).toBeNull();
    expect(provider.sent[1]?.headers.get("authorization")).toBe("Bearer access-1");
  });

  it("is shared by calls made at once", async () => {
    const provider = createProvider();
    const client = provider.client();
    const results = await Promise.all(Array.from({ length: 50 }, () => client.getProfile()));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(provider.count("/auth/login")).toBe(1);
  });

  it("goes on when one of its callers leaves", async () => {
    let answer = () => {};
    const started = Promise.withResolvers<void>();
    const provider = createProvider((_, path) => {
      if (path !== "/auth/login") return undefined;
      started.resolve();
      return new Promise((resolve) => {
        answer = () => resolve(provider.sell());
      });
    });
    const client = provider.client();
    const controller = new AbortController();
    const leaving = rejectionOf(client.getProfile({}, { signal: controller.signal }));
    const staying = client.getProfile();
    await started.promise;
    controller.abort("mine");
    expect(await leaving).toBe("mine");
    expect(provider.sent[0]?.signal.aborted).toBe(false);
    answer();
    expect((await staying).ok).toBe(true);
    expect(provider.count("/auth/login")).toBe(1);
  });

  it("that is refused throws what the provider answered, and is tried anew by the next call", async () => {
    let isDown = true;
    const provider = createProvider((_, path) =>
      isDown && path === "/auth/login" ? answerJson({ zz: "zz" }, { status: 400 }) : undefined,
    );
    const client = provider.client({ password: "zz-password" });
    const error = await rejectionOf(client.getProfile());
    expect(HttpError.is(error)).toBe(true);
    expect(error).toMatchObject({ status: 400, operation: "/auth/login" });
    expect(String((error as Error).stack)).not.toContain("zz");
    isDown = false;
    expect((await client.getProfile()).ok).toBe(true);
  });

  it("is under the client's timeout", async () => {
    const provider = createProvider((_, path) => (path === "/auth/login" ? neverAnswer() : undefined));
    const error = await rejectionOf(provider.client({ timeout: 5 }).getProfile());
    expect(TimeoutError.is(error)).toBe(true);
    expect(error).toMatchObject({ operation: "/auth/login" });
  });

  it.each([undefined, null, "", 7, {}, "zz zz", "zz\r\nx-evil: 1", "zz\n", "zzé"])(
    "that gives the token %j is refused, and no call is sent with it",
    async (accessToken) => {
      const provider = createProvider((_, path) =>
        path === "/auth/login" ? answerJson({ accessToken, expiresIn: 9e9 }, { status: 201 }) : undefined,
      );
      const error = await rejectionOf(provider.client().getProfile());
      expect(ParseError.is(error)).toBe(true);
      expect(error).toMatchObject({ code: "unusable-token", status: 201, operation: "/auth/login" });
      expect(String((error as Error).stack)).not.toContain("zz");
      expect(provider.paths()).toEqual(["/auth/login"]);
    },
  );

  it("that answers HTML is refused", async () => {
    const html = { status: 201, headers: { "content-type": "text/html" } };
    const provider = createProvider((_, path) =>
      path === "/auth/login" ? new Response("<p>zz</p>", html) : undefined,
    );
    expect(ParseError.is(await rejectionOf(provider.client().getProfile()))).toBe(true);
  });
});

describe("a token", () => {
  it("is renewed five seconds before its end, with the newest refresh token", async () => {
    const provider = createProvider();
    const client = provider.client();
    await client.getProfile();
    provider.pass(3_600_000 - 5_001);
    await client.getProfile();
    expect(provider.count("/auth/refresh")).toBe(0);
    provider.pass(1);
    await client.getProfile();
    provider.pass(3_600_000);
    await client.getProfile();
    const bodies = provider.sent.filter(({ url }) => url.endsWith("/refresh")).map(({ body }) => body);
    expect(bodies).toEqual(['{"refreshToken":"refresh-1"}', '{"refreshToken":"refresh-2"}']);
    expect(provider.count("/auth/login")).toBe(1);
  });

  it("keeps its refresh token when a renewal gives none", async () => {
    const provider = createProvider((_, path) =>
      path === "/auth/refresh" ? provider.sell({ refreshToken: undefined }) : undefined,
    );
    const client = provider.client();
    for (let round = 0; round < 3; round += 1) {
      await client.getProfile();
      provider.pass(3_600_000);
    }
    const bodies = provider.sent.filter(({ url }) => url.endsWith("/refresh")).map(({ body }) => body);
    expect(bodies).toEqual(['{"refreshToken":"refresh-1"}', '{"refreshToken":"refresh-1"}']);
  });

  it.each([400, 401, 403, 404])("is bought anew when its refresh is refused with %i", async (status) => {
    const provider = createProvider((_, path) =>
      path === "/auth/refresh" ? answerJson({}, { status }) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(3_600_000);
    expect((await client.getProfile()).ok).toBe(true);
    expect(provider.paths().slice(2)).toEqual(["/auth/refresh", "/auth/login", "/profile"]);
  });

  it.each([429, 500, 503])("is not bought anew when its refresh fails with %i", async (status) => {
    const provider = createProvider((_, path) =>
      path === "/auth/refresh" ? answerJson({}, { status }) : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(3_600_000);
    expect(await rejectionOf(client.getProfile())).toMatchObject({ name: "HttpError", status });
    expect(provider.paths().slice(2)).toEqual(["/auth/refresh"]);
  });

  it.each([undefined, null, "3600000", Number.NaN, 0, -1, -1e15, 1, 5_000])(
    "that says it lasts %j is used for five seconds",
    async (expiresIn) => {
      const provider = createProvider((_, path) =>
        path.startsWith("/auth/") ? provider.sell({ expiresIn }) : undefined,
      );
      const client = provider.client();
      await client.getProfile();
      provider.pass(4_999);
      await client.getProfile();
      expect(provider.count("/auth/refresh")).toBe(0);
      provider.pass(1);
      await client.getProfile();
      expect(provider.count("/auth/refresh")).toBe(1);
    },
  );

  it("that lasts for ever in JSON is used for five seconds", async () => {
    const headers = { "content-type": "application/json" };
    const provider = createProvider((_, path) =>
      path === "/auth/login"
        ? new Response('{"accessToken":"access-0","expiresIn":1e999}', { status: 201, headers })
        : undefined,
    );
    const client = provider.client();
    await client.getProfile();
    provider.pass(5_000);
    await client.getProfile();
    expect(provider.count("/auth/login")).toBe(2);
  });
});

describe("a refused token", () => {
  it("is renewed, and its call sent once more with its body", async () => {
    const provider = createProvider();
    const client = provider.client();
    await client.getProfile();
    provider.revoke();
    const result = await client.saveProfile({ body: { name: "x" } });
    expect(result).toMatchObject({ ok: true, meta: { attempts: 2 } });
    expect(provider.paths().slice(2)).toEqual(["/profile", "/auth/refresh", "/profile"]);
    expect(provider.sent.at(-1)).toMatchObject({ method: "POST", body: '{"name":"x"}' });
    expect(provider.sent.at(-1)?.headers.get("authorization")).toBe("Bearer access-2");
  });

  it("is renewed once per call", async () => {
    const provider = createProvider((_, path) =>
      path === "/profile" ? answerJson({}, { status: 401 }) : undefined,
    );
    const result = await provider.client().getProfile();
    expect(result).toMatchObject({ ok: false, status: 401, meta: { attempts: 2 } });
    expect(provider.paths()).toEqual(["/auth/login", "/profile", "/auth/refresh", "/profile"]);
  });

  it("is renewed once for all calls made at once", async () => {
    const provider = createProvider();
    const client = provider.client();
    await client.getProfile();
    provider.revoke();
    const results = await Promise.all(Array.from({ length: 50 }, () => client.getProfile()));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(provider.count("/auth/refresh")).toBe(1);
  });

  it("that was renewed meanwhile costs no second renewal", async () => {
    const late = Promise.withResolvers<Response>();
    let isFirst = true;
    const provider = createProvider((request, path) => {
      if (path !== "/profile" || request.method !== "POST" || !isFirst) return undefined;
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
    expect(provider.count("/auth/refresh")).toBe(1);
    expect(provider.count("/auth/login")).toBe(1);
  });
});
