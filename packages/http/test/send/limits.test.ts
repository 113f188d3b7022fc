import { describe, expect, it } from "vitest";
import { answerJson, rejectionOf } from "../support/fake-fetch.ts";
import { setUp } from "../support/recorded-client.ts";

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
