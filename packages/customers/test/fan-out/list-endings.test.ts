import { getEventListeners } from "node:events";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { composeProviders, PartialFailureError, TimeoutError } from "../../src/index.ts";
import { collect, collectUntilError, settleAll } from "../support/outcomes.ts";
import { createScriptedProvider, type ScriptedProvider } from "../support/scripted-provider.ts";

describe.each([
  ["heed the signal", true],
  ["heed no signal", false],
])("a list of providers that %s", (_, heeds) => {
  let quick: ScriptedProvider;
  let slow: ScriptedProvider;

  beforeEach(() => {
    quick = createScriptedProvider("quick", { heeds });
    slow = createScriptedProvider("slow", { heeds });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });

  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  const create = () =>
    composeProviders({ quick: quick.adapter, slow: slow.adapter })({ quick: {}, slow: {} });

  it("ends with the caller's own reason while it waits", async () => {
    const controller = new AbortController();
    const listed = collectUntilError(create().list({ signal: controller.signal }));
    (await quick.untilAsked(1)).give(["1"], { isLast: true });
    await slow.untilAsked(1);
    await settleAll();
    const reason = { because: "the caller has gone" };
    controller.abort(reason);
    const { collected, error } = await listed;
    expect(error).toBe(reason);
    expect(collected.length).toBe(1);
    expect(slow.asked[0]?.signal?.aborted).toBe(true);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("ends with the caller's own reason between two customers, before the next is given", async () => {
    const controller = new AbortController();
    const iterator = create().list({ signal: controller.signal })[Symbol.asyncIterator]();
    const first = iterator.next();
    (await quick.untilAsked(1)).give(["1", "2"]);
    await first;
    controller.abort(null);
    await expect(iterator.next()).rejects.toBe(null);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it("asks nobody when the signal has aborted already", async () => {
    const { error } = await collectUntilError(create().list({ signal: AbortSignal.abort("too late") }));
    expect(error).toBe("too late");
    expect([quick.asked, slow.asked]).toEqual([[], []]);
  });

  it("gives all of the quick one when the slow one is beyond the deadline", async () => {
    const listed = collectUntilError(create().list({ deadline: 200 }));
    (await quick.untilAsked(1)).give(["1", "2"]);
    (await quick.untilAsked(2)).give(["3"], { isLast: true });
    await settleAll();
    vi.advanceTimersByTime(200);
    const { collected, error } = await listed;
    expect(collected.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    expect(PartialFailureError.is(error) && error.failures).toEqual([
      { provider: "slow", error: expect.any(TimeoutError) },
    ]);
    const [failure] = (error as PartialFailureError).failures;
    expect(failure?.error.message).toBe("slow gave no answer within 200 ms");
  });

  it("gives what has arrived by the deadline to a loop that is slower than that", async () => {
    const iterator = create().list({ deadline: 50 })[Symbol.asyncIterator]();
    const first = iterator.next();
    (await quick.untilAsked(1)).give(["1", "2"]);
    await slow.untilAsked(1);
    await first;
    vi.advanceTimersByTime(50);
    expect((await iterator.next()).value?.id).toBe("2");
    const error = await iterator.next().catch((reason: unknown) => reason);
    const { failures } = error as PartialFailureError;
    expect(failures.map(({ provider, error: cause }) => [provider, cause.name]).toSorted()).toEqual([
      ["quick", "TimeoutError"],
      ["slow", "TimeoutError"],
    ]);
    expect(quick.asked.length).toBe(1);
  });

  it("ends what is under way when the loop is left", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const loop = (async () => {
      for await (const customer of create().list({ signal, deadline: 3_600_000 })) return customer.id;
      return undefined;
    })();
    (await quick.untilAsked(1)).give(["1", "2"]);
    expect(await loop).toBe("1");
    expect(slow.asked[0]?.signal?.aborted).toBe(true);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await settleAll();
    expect(quick.released).toBe(1);
    expect(slow.released).toBe(heeds ? 1 : 0);
  });

  it("ends when it is left while it waits for a page", async () => {
    const iterator = create().list()[Symbol.asyncIterator]();
    const waiting = iterator.next();
    await slow.untilAsked(1);
    expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(slow.asked[0]?.signal?.aborted).toBe(true);
  });

  it("tells nobody who has left of a failure before that", async () => {
    const iterator = create().list()[Symbol.asyncIterator]();
    const waiting = iterator.next();
    (await quick.untilAsked(1)).fail(new Error("down"));
    await slow.untilAsked(1);
    await settleAll();
    await iterator.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it("ends when a stream of it is destroyed", async () => {
    const stream = Readable.from(create().list());
    stream.resume();
    await slow.untilAsked(1);
    const closed = new Promise((resolve) => stream.once("close", resolve));
    stream.destroy();
    await closed;
    await settleAll();
    expect(slow.asked[0]?.signal?.aborted).toBe(true);
  });

  it("is left before it has begun", async () => {
    const iterator = create().list()[Symbol.asyncIterator]();
    await iterator.return?.();
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(quick.asked).toEqual([]);
  });

  it("leaves nothing behind when it is through", async () => {
    const controller = new AbortController();
    const listed = collect(create().list({ signal: controller.signal, deadline: 3_600_000 }));
    for (const provider of [quick, slow]) (await provider.untilAsked(1)).give(["1"], { isLast: true });
    await listed;
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});
