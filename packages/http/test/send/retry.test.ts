import { describe, expect, it } from "vitest";
import type { AnyResult } from "../../src/answer/result.ts";
import {
  apiKey,
  type ClientEvent,
  type ClientOptions,
  createProviderClient,
  defineDescriptor,
  HttpError,
  jsonBody,
  NetworkError,
  type Platform,
  TimeoutError,
  unwrap,
} from "../../src/index.ts";
import {
  answerJson,
  createFakeFetch,
  neverAnswer,
  rejectionOf,
  type SentRequest,
} from "../support/fake-fetch.ts";

const shared = { authenticated: true, responses: { 200: "json" } } as const;

const hooli = defineDescriptor({
  provider: "hooli",
  servers: { production: "https://hooli.test" },
  authentication: { strategy: "api-key", header: "Api-Key" },
  operations: {
    read: { ...shared, method: "GET", path: "/read", retry: "safe" },
    put: { ...shared, method: "PUT", path: "/put", retry: "idempotent", body: "application/json" },
    pay: { ...shared, method: "POST", path: "/pay", retry: "never", body: "application/json" },
  },
});

type Method = (input?: unknown, options?: object) => Promise<AnyResult>;
type HooliClient = Record<keyof (typeof hooli)["operations"], Method>;

interface SetUp {
  readonly options?: ClientOptions;
  readonly platform?: Partial<Platform>;
  readonly answer: (request: SentRequest, index: number) => Response | Promise<Response>;
}

function setUp({ options, platform, answer }: SetUp) {
  const { fetch, sent } = createFakeFetch(answer);
  const events: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => void events.push(event);
  const strategies = { authentication: apiKey(hooli.authentication, "hooli-key"), parts: [jsonBody] };
  const all = { random: () => 0, ...platform };
  const client = createProviderClient<HooliClient>(hooli, { fetch, onEvent, ...options }, strategies, all);
  return { client, sent, events };
}

function fail(status: number, headers: Record<string, string> = {}): Response {
  return answerJson({}, { status, headers });
}

describe("a failure that another attempt may mend", () => {
  it.each([408, 429, 500, 502, 503, 504])("is retried: %i", async (status) => {
    const { client, sent } = setUp({
      answer: (_, index) => (index < 2 ? fail(status) : answerJson({ a: 1 })),
    });
    const result = await client.read();
    expect(result).toMatchObject({ ok: true, data: { a: 1 }, meta: { attempts: 3 } });
    expect(sent.length).toBe(3);
  });

  it.each([400, 401, 403, 404, 409, 422, 501, 505])("is not %i", async (status) => {
    const { client, sent } = setUp({ answer: () => fail(status) });
    expect(await client.read()).toMatchObject({ ok: false, status, meta: { attempts: 1 } });
    expect(sent.length).toBe(1);
  });

  it("is a broken connection", async () => {
    const { client, sent } = setUp({
      answer: (_, index) => (index === 0 ? Promise.reject(new TypeError("fetch failed")) : answerJson({})),
    });
    expect((await client.read()).ok).toBe(true);
    expect(sent.length).toBe(2);
  });

  it("is handed back after two retries", async () => {
    const { client, sent } = setUp({ answer: () => fail(503) });
    const error = await rejectionOf(client.read().then(unwrap));
    expect(HttpError.is(error)).toBe(true);
    expect(error).toMatchObject({ status: 503, attempts: 3 });
    expect(sent.length).toBe(3);
  });

  it("is thrown after two retries, when no answer came", async () => {
    const { client, sent } = setUp({ answer: () => Promise.reject(new TypeError("fetch failed")) });
    const error = await rejectionOf(client.read());
    expect(NetworkError.is(error)).toBe(true);
    expect(error).toMatchObject({ attempts: 3 });
    expect(sent.length).toBe(3);
  });

  it("is an attempt that took too long", async () => {
    const { client, sent } = setUp({
      options: { timeout: 5 },
      answer: (_, index) => (index === 0 ? neverAnswer() : answerJson({})),
    });
    expect((await client.read()).ok).toBe(true);
    expect(sent.length).toBe(2);
  });
});

describe("an operation", () => {
  it("is sent again with its body when it is idempotent", async () => {
    const { client, sent } = setUp({ answer: (_, index) => (index === 0 ? fail(500) : answerJson({})) });
    await client.put({ body: { amount: 5 } });
    expect(sent.map(({ body }) => body)).toEqual(['{"amount":5}', '{"amount":5}']);
  });

  it("is sent once when it must not be repeated", async () => {
    const { client, sent } = setUp({ answer: () => fail(500) });
    expect(await client.pay({ body: {} })).toMatchObject({ status: 500, meta: { attempts: 1 } });
    const broken = setUp({ answer: () => Promise.reject(new TypeError("fetch failed")) });
    expect(NetworkError.is(await rejectionOf(broken.client.pay({ body: {} })))).toBe(true);
    expect([sent.length, broken.sent.length]).toEqual([1, 1]);
  });

  it("is sent once when the call or the client says so", async () => {
    const one = setUp({ answer: () => fail(500) });
    await one.client.read({}, { retry: false });
    const other = setUp({ options: { retry: false }, answer: () => fail(500) });
    await other.client.read();
    expect([one.sent.length, other.sent.length]).toEqual([1, 1]);
  });
});

describe("the wait before a retry", () => {
  const delaysOf = (events: readonly ClientEvent[]) =>
    events.flatMap((event) => (event.type === "retried" ? [event.delayMs] : []));

  it("is up to half a second, then up to a second, by chance", async () => {
    const { client, events } = setUp({ platform: { random: () => 0.01 }, answer: () => fail(500) });
    await client.read();
    expect(delaysOf(events)).toEqual([5, 10]);
  });

  it.each([
    [{ "retry-after": "0" }, 0],
    [{ "retry-after-ms": "3" }, 3],
    [{ "retry-after": "0.004" }, 4],
    [{ "retry-after": "60", "retry-after-ms": "2" }, 2],
    [{ "retry-after": new Date(0).toUTCString() }, 0],
    [{ "retry-after": "soon" }, 6],
    [{ "retry-after": "-1" }, 6],
  ])("is what the provider asks for: %j", async (headers, expected) => {
    const { client, events } = setUp({
      platform: { backoff: 12, random: () => 0.5 },
      answer: (_, index) => (index === 0 ? fail(429, headers as Record<string, string>) : answerJson({})),
    });
    await client.read();
    expect(delaysOf(events)).toEqual([expected]);
  });

  it.each([{ "retry-after": "21" }, { "retry-after": "3600" }, { "retry-after-ms": "20001" }])(
    "is not made when it is too long: %j",
    async (headers) => {
      const { client, sent, events } = setUp({ answer: () => fail(429, headers as Record<string, string>) });
      expect(await client.read()).toMatchObject({ status: 429, meta: { attempts: 1 } });
      expect(sent.length).toBe(1);
      expect(events.at(-1)).toMatchObject({ type: "gave-up", reason: "deadline" });
    },
  );

  it("is not made when the deadline would be over", async () => {
    const { client, sent } = setUp({
      options: { deadline: 1000 },
      platform: { now: () => 0 },
      answer: () => fail(503, { "retry-after": "1" }),
    });
    expect(await client.read()).toMatchObject({ status: 503 });
    expect(sent.length).toBe(1);
  });

  it("ends with the caller's own reason", async () => {
    const controller = new AbortController();
    const { client, sent } = setUp({
      options: { onEvent: ({ type }) => type === "retried" && controller.abort("gone") },
      answer: () => fail(503, { "retry-after": "10" }),
    });
    expect(await rejectionOf(client.read({}, { signal: controller.signal }))).toBe("gone");
    expect(sent.length).toBe(1);
  });
});

describe("the deadline", () => {
  it("ends attempts and waits alike", async () => {
    const { client } = setUp({ options: { deadline: 20, timeout: 1000 }, answer: neverAnswer });
    const error = await rejectionOf(client.read());
    expect(TimeoutError.is(error)).toBe(true);
    expect(String(error)).toContain("within 20 ms");
  });

  it("of a call goes before the client's", async () => {
    const { client } = setUp({ answer: neverAnswer });
    expect(TimeoutError.is(await rejectionOf(client.read({}, { deadline: 5 })))).toBe(true);
  });

  it.each([0, -1, Number.NaN, "5"])("is refused when it is %j", async (deadline) => {
    const { client, sent } = setUp({ answer: () => answerJson({}) });
    expect(await rejectionOf(client.read({}, { deadline }))).toMatchObject({ parameter: "deadline" });
    expect(sent).toEqual([]);
  });
});

describe("the budget", () => {
  it("keeps an outage from being answered with much more load", async () => {
    const { client, sent, events } = setUp({ answer: () => fail(503) });
    for (let call = 0; call < 1000; call += 1) await client.read();
    expect(sent.length).toBe(1100);
    expect(events.filter((event) => event.type === "gave-up" && event.reason === "budget").length).toBe(950);
  });

  it("is earned back by successes", async () => {
    let isDown = true;
    const { client, sent } = setUp({ answer: () => (isDown ? fail(503) : answerJson({})) });
    for (let call = 0; call < 100; call += 1) await client.read();
    isDown = false;
    for (let call = 0; call < 5; call += 1) await client.read();
    isDown = true;
    const before = sent.length;
    await client.read();
    expect(sent.length - before).toBe(2);
  });
});

describe("the limit", () => {
  it("keeps no more requests under way than it allows, in the order of the calls", async () => {
    let running = 0;
    let most = 0;
    const { client, sent } = setUp({
      options: { concurrency: 4 },
      answer: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return answerJson({});
      },
    });
    await Promise.all(Array.from({ length: 50 }, () => client.read()));
    expect({ most, sent: sent.length }).toEqual({ most: 4, sent: 50 });
  });

  it("lets a call leave the queue at once, and holds no place for it", async () => {
    const held = Promise.withResolvers<Response>();
    const { client, sent } = setUp({
      options: { concurrency: 1 },
      answer: (_, index) => (index === 0 ? held.promise : answerJson({})),
    });
    const first = client.read();
    const controller = new AbortController();
    const queued = client.read({}, { signal: controller.signal });
    const last = client.read();
    controller.abort("left");
    expect(await rejectionOf(queued)).toBe("left");
    held.resolve(answerJson({}));
    expect((await first).ok && (await last).ok).toBe(true);
    expect(sent.length).toBe(2);
  });

  it("gives a place back after a failure", async () => {
    const { client } = setUp({
      options: { concurrency: 1, retry: false },
      answer: (_, index) => (index === 0 ? Promise.reject(new Error("down")) : answerJson({})),
    });
    await rejectionOf(client.read());
    expect((await client.read()).ok).toBe(true);
  });
});

describe("events", () => {
  it("tell of every attempt and retry, and of nothing else", async () => {
    const { client, events } = setUp({
      platform: { now: () => 7 },
      answer: (_, index) =>
        index === 0
          ? Promise.reject(Object.assign(new Error("secret"), { code: "ECONNRESET" }))
          : answerJson({ secret: 1 }, { headers: { "x-request-id": "r-1" } }),
    });
    await client.read();
    const call = { call: expect.any(Number), provider: "hooli", operation: "/read", method: "GET" };
    expect(new Set(events.map((event) => "call" in event && event.call)).size).toBe(1);
    expect(events).toEqual([
      { type: "attempt-started", ...call, attempt: 1 },
      {
        type: "attempt-failed",
        ...call,
        attempt: 1,
        error: "NetworkError",
        code: "ECONNRESET",
        durationMs: 0,
      },
      { type: "retried", ...call, attempt: 1, delayMs: 0 },
      { type: "attempt-started", ...call, attempt: 2 },
      { type: "attempt-succeeded", ...call, attempt: 2, status: 200, requestId: "r-1", durationMs: 0 },
    ]);
  });

  it("say why a call was given up", async () => {
    const { client, events } = setUp({ answer: () => fail(500) });
    await client.read();
    expect(events.at(-1)).toMatchObject({ type: "gave-up", reason: "attempts", attempt: 3 });
  });

  it("tell nothing of the reason of a caller who gives up", async () => {
    const controller = new AbortController();
    const { client, events } = setUp({
      answer: () => {
        controller.abort({ name: "secret", code: "secret" });
        return neverAnswer();
      },
    });
    await rejectionOf(client.read({}, { signal: controller.signal }));
    expect(events.at(-1)).toMatchObject({ type: "attempt-failed", error: "AbortError" });
    expect(JSON.stringify(events)).not.toContain("secret");
  });

  it("never break a call", async () => {
    const onEvent = () => {
      throw new Error("the hook is broken");
    };
    const { client } = setUp({ options: { onEvent }, answer: () => answerJson({}) });
    expect((await client.read()).ok).toBe(true);
  });
});

describe("a client", () => {
  it.each([
    ["deadline", 0],
    ["timeout", Number.NaN],
    ["maxBytes", -1],
    ["concurrency", 0],
    ["concurrency", "4"],
  ])("refuses %s %j", (option, value) => {
    expect(() => setUp({ options: { [option]: value }, answer: () => answerJson({}) })).toThrow(
      expect.objectContaining({ name: "ConfigError", option }),
    );
  });

  it("takes no more of a body than it is told to", async () => {
    const { client, sent } = setUp({ options: { maxBytes: 10 }, answer: () => answerJson("0123456789") });
    expect(await rejectionOf(client.read())).toMatchObject({ name: "TooLargeError", attempts: 1 });
    expect(sent.length).toBe(1);
  });
});
