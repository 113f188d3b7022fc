import { describe, expect, it } from "vitest";
import { type ClientEvent, HttpError, NetworkError, TimeoutError, unwrap } from "../../src/index.ts";
import { answerJson, neverAnswer, rejectionOf } from "../support/fake-fetch.ts";
import { fail, setUp } from "../support/recorded-client.ts";

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
