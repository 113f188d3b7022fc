import { describe, expect, it } from "vitest";
import { answerJson, neverAnswer, rejectionOf } from "../support/fake-fetch.ts";
import { fail, setUp } from "../support/recorded-client.ts";

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
