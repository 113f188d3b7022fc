import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ConfigError, type Credential, createMiddleware } from "../../src/index.ts";
import { answerJson, createFakeFetch, rejectionOf } from "../support/fake-fetch.ts";
import { createAcmeClient, createGlobexClient, createInitechClient } from "../support/fixtures.ts";

const thing = { thing_id: "x" };

function refusalOf(create: () => unknown): unknown {
  try {
    create();
  } catch (error) {
    return error;
  }
  throw new Error("it was not refused");
}

describe("a credential", () => {
  it("goes into the header the provider names, on operations that ask for it", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson([]));
    const acme = createAcmeClient({ fetch, apiKey: "k-1" });
    await acme.getThing(thing);
    await acme.GET("/things/{thing_id}", { params: { path: thing } });
    await acme.getStatus();
    await createGlobexClient({ fetch, token: "t-1" }).listItems();
    expect(sent.map(({ headers }) => headers.get("api-key"))).toEqual(["k-1", "k-1", null, null]);
    expect(sent[3]?.headers.get("authorization")).toBe("Bearer t-1");
  });

  it("may be fetched for each request", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    let count = 0;
    const acme = createAcmeClient({ fetch, apiKey: async () => `k-${++count}` });
    await acme.getThing(thing);
    await acme.getThing(thing);
    expect(sent.map(({ headers }) => headers.get("api-key"))).toEqual(["k-1", "k-2"]);
  });

  const unusable: unknown[] = [
    undefined,
    null,
    "",
    7,
    {},
    "zz zz",
    "zz\r\nx-evil: 1",
    "zz\n",
    " zz",
    "zz\0",
    "zzé",
    "zz\u2028",
  ];
  it.each(unusable)("is refused at once, without quoting it: %j", (value) => {
    const credential = value as Credential;
    const cases = [
      ["apiKey", () => createAcmeClient({ apiKey: value === undefined ? ("" as string) : credential })],
      ["token", () => createGlobexClient({ token: value === undefined ? ("" as string) : credential })],
    ] as const;
    for (const [option, create] of cases) {
      const error = refusalOf(create);
      expect(ConfigError.is(error)).toBe(true);
      expect(error).toMatchObject({ option, attempts: 0 });
      expect(inspect(error, { showHidden: true })).not.toContain("zz");
    }
  });

  it.each(unusable)("is refused when a function gives it, and nothing is sent: %j", async (value) => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const credential = (() => value) as Credential;
    const work = createAcmeClient({ fetch, apiKey: credential }).getThing(thing);
    const error = await rejectionOf(work);
    expect(error).toMatchObject({ name: "ConfigError", option: "apiKey" });
    expect(inspect(error, { showHidden: true })).not.toContain("zz");
    expect(sent).toEqual([]);
  });

  it("of a login may be any text but none", async () => {
    expect(refusalOf(() => createInitechClient({ password: "" }))).toMatchObject({ option: "password" });
    expect(refusalOf(() => createInitechClient({ email: 1 as never }))).toMatchObject({ option: "email" });
    const { fetch, sent } = createFakeFetch(() => answerJson({}, { status: 400 }));
    await rejectionOf(createInitechClient({ fetch, password: () => "" }).getProfile());
    expect(sent).toEqual([]);
    await rejectionOf(createInitechClient({ fetch, password: "pass wörd\n" }).getProfile());
    expect(JSON.parse(sent[0]?.body ?? "")).toMatchObject({ password: "pass wörd\n" });
  });

  it("lets its function's own error through", async () => {
    const own = new Error("the vault is sealed");
    const { fetch } = createFakeFetch(() => answerJson({}));
    const sync = () => {
      throw own;
    };
    expect(await rejectionOf(createAcmeClient({ fetch, apiKey: sync }).getThing(thing))).toBe(own);
    const rejecting = async () => sync();
    expect(await rejectionOf(createAcmeClient({ fetch, apiKey: rejecting }).getThing(thing))).toBe(own);
    expect(await rejectionOf(createInitechClient({ fetch, email: rejecting }).getProfile())).toBe(own);
  });
});

describe("a client", () => {
  it("shows no credential to inspection", () => {
    const clients = [
      createAcmeClient({ apiKey: "zz-key" }),
      createGlobexClient({ token: "zz-token" }),
      createInitechClient({ email: "zz@zz.test", password: "zz-password" }),
    ];
    for (const client of clients) {
      expect(inspect(client, { showHidden: true, depth: 10 })).not.toContain("zz");
      expect(JSON.stringify(client) ?? "").not.toContain("zz");
      expect(Object.isFrozen(client)).toBe(true);
    }
  });

  it("touches none of the globals that make a platform load its fetch", () => {
    const names = ["Request", "Response", "Headers", "FormData"] as const;
    const originals = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    const touched: string[] = [];
    for (const name of names) {
      const get = () => {
        touched.push(name);
        return undefined;
      };
      Object.defineProperty(globalThis, name, { configurable: true, get });
    }
    try {
      createAcmeClient();
      createGlobexClient();
      createInitechClient();
    } finally {
      names.forEach((name, index) => {
        Object.defineProperty(globalThis, name, originals[index] as PropertyDescriptor);
      });
    }
    expect(touched).toEqual([]);
  });
});

describe("middleware", () => {
  it("never sees the credential, and cannot replace it", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const chain = createMiddleware();
    const acme = createAcmeClient({ fetch, apiKey: "zz-key", middleware: chain });
    const seen: string[] = [];
    chain.use({
      onRequest({ request }) {
        seen.push(JSON.stringify([...request.headers]));
        request.headers.set("api-key", "forged");
        request.headers.set("x-added", "yes");
        return request;
      },
      onResponse({ request }) {
        seen.push(JSON.stringify([...request.headers]));
      },
    });
    expect((await acme.getThing(thing)).ok).toBe(true);
    expect(sent[0]?.headers.get("api-key")).toBe("zz-key");
    expect(sent[0]?.headers.get("x-added")).toBe("yes");
    expect(seen.join()).not.toContain("zz-key");
  });

  it.each([
    "https://evil.test/",
    "http://acme.test/",
    "https://acme.test:444/",
    "https://acme.test.evil.test/",
  ])("cannot send a request to %s", async (url) => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const chain = createMiddleware();
    const acme = createAcmeClient({ fetch, middleware: chain });
    chain.use({ onRequest: () => new Request(url) });
    const error = await rejectionOf(acme.getThing(thing));
    expect(error).toMatchObject({ name: "ConfigError", option: "middleware" });
    expect(await rejectionOf(acme.getStatus())).toMatchObject({ name: "ConfigError" });
    expect(sent).toEqual([]);
  });

  it("cannot make a request follow redirects", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const chain = createMiddleware();
    const acme = createAcmeClient({ fetch, middleware: chain });
    chain.use({ onRequest: ({ request }) => new Request(request, { redirect: "follow" }) });
    await acme.getStatus();
    expect(sent[0]?.redirect).toBe("manual");
  });

  it("may answer itself, replace an answer, and be taken out again", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({ from: "provider" }));
    const chain = createMiddleware();
    const acme = createAcmeClient({ fetch, middleware: chain });
    const cache = { onRequest: () => answerJson({ from: "cache" }) };
    chain.use(cache);
    expect(await acme.getStatus()).toMatchObject({ data: { from: "cache" }, meta: { attempts: 0 } });
    chain.eject(cache);
    chain.use({ onResponse: () => answerJson({ from: "middleware" }, { status: 404 }) });
    const result = await acme.getThing(thing);
    expect(result).toMatchObject({ ok: false, status: 404, error: { from: "middleware" } });
    expect(sent).toHaveLength(1);
  });

  it("may turn a failure into an answer", async () => {
    const { fetch } = createFakeFetch(() => Promise.reject(new TypeError("fetch failed")));
    const chain = createMiddleware();
    const acme = createAcmeClient({ fetch, middleware: chain });
    chain.use({ onError: () => answerJson({ from: "middleware" }) });
    expect(await acme.getStatus()).toMatchObject({ ok: true, data: { from: "middleware" } });
  });

  it("never sees a login", async () => {
    const { fetch } = createFakeFetch(({ url }) =>
      url.endsWith("/login")
        ? answerJson({ accessToken: "a", expiresIn: 1 }, { status: 201 })
        : answerJson({}),
    );
    const chain = createMiddleware();
    const initech = createInitechClient({ fetch, middleware: chain });
    const seen: string[] = [];
    chain.use({
      onRequest({ request }) {
        seen.push(request.url);
      },
    });
    await initech.getProfile();
    expect(seen).toEqual(["https://initech.test/profile"]);
  });
});
