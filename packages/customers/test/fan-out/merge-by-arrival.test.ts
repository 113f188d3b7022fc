import { getEventListeners } from "node:events";
import { beforeEach, describe, expect, it } from "vitest";
import { mergeByArrival } from "../../src/fan-out/merge-by-arrival.ts";

/** A source whose items are handed in by the test. It heeds no signal. */
function createSource<Item>() {
  const waiting: PromiseWithResolvers<IteratorResult<Item>>[] = [];
  const state = { asked: 0, closed: false };
  const source: AsyncIterator<Item> = {
    next() {
      state.asked += 1;
      const next = Promise.withResolvers<IteratorResult<Item>>();
      waiting.push(next);
      return next.promise;
    },
    async return() {
      state.closed = true;
      return { done: true, value: undefined };
    },
  };
  return {
    state,
    source,
    give: (value: Item) => waiting.shift()?.resolve({ done: false, value }),
    end: () => waiting.shift()?.resolve({ done: true, value: undefined }),
    fail: (error: unknown) => waiting.shift()?.reject(error),
  };
}

async function* of<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

describe("sources merged by arrival", () => {
  let controller: AbortController;
  let failures: [index: number, error: unknown][];

  beforeEach(() => {
    controller = new AbortController();
    failures = [];
  });

  const merge = <Item>(...sources: AsyncIterator<Item>[]) =>
    mergeByArrival(sources, controller.signal, (...failure) => failures.push(failure));

  it("give every item once", async () => {
    const items = await Array.fromAsync(merge(of(1, 3, 5), of(2, 4), of<number>()));
    expect(items.toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(failures).toEqual([]);
  });

  it("give nothing when there are none", async () => {
    expect(await Array.fromAsync(merge())).toEqual([]);
  });

  it("are not held back by a slow one", async () => {
    const slow = createSource<string>();
    const merged = merge(slow.source, of("a", "b"));
    expect([(await merged.next()).value, (await merged.next()).value]).toEqual(["a", "b"]);
    const last = merged.next();
    slow.give("late");
    expect((await last).value).toBe("late");
  });

  it("are asked for an item when the one before is taken, and no sooner", async () => {
    const source = createSource<number>();
    const merged = merge(source.source);
    const first = merged.next();
    source.give(1);
    await first;
    expect(source.state.asked).toBe(1);
    const second = merged.next();
    expect(source.state.asked).toBe(2);
    source.end();
    await second;
  });

  it("take turns when all have items ready", async () => {
    const items = await Array.fromAsync(merge(of(1, 1, 1), of(2, 2, 2), of(3, 3, 3)));
    expect(items).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
  });

  it("keep their items when another fails", async () => {
    async function* failing() {
      yield 1;
      throw new Error("down");
    }
    const items = await Array.fromAsync(merge(failing(), of(2, 3)));
    expect(items.toSorted()).toEqual([1, 2, 3]);
    expect(failures).toEqual([[0, new Error("down")]]);
  });

  it("tell of a failure at once, though nobody has asked for the next item", async () => {
    const source = createSource<number>();
    const merged = merge(of(1), source.source);
    await merged.next();
    source.fail(undefined);
    await Promise.resolve();
    await expect.poll(() => failures).toEqual([[1, undefined]]);
    expect((await merged.next()).done).toBe(true);
  });

  it("end when the signal aborts, and give what has arrived: a source that heeds no signal holds nothing up", async () => {
    const deaf = createSource<string>();
    const quick = createSource<string>();
    const merged = merge(deaf.source, of("first", "never asked for"), quick.source);
    expect((await merged.next()).value).toBe("first");
    quick.give("arrived");
    await new Promise(setImmediate);
    controller.abort("over");
    expect((await merged.next()).value).toBe("arrived");
    expect((await merged.next()).done).toBe(true);
    expect(failures.toSorted()).toEqual([
      [0, "over"],
      [1, "over"],
      [2, "over"],
    ]);
    expect([deaf.state, quick.state]).toEqual([
      { asked: 1, closed: true },
      { asked: 1, closed: true },
    ]);
  });

  it("are closed when the loop is left early, and not waited for", async () => {
    const open = createSource<number>();
    const stuck = createSource<number>();
    stuck.source.return = () => new Promise(() => {});
    const failing = createSource<number>();
    failing.source.return = () => Promise.reject(new Error("it cannot be closed"));
    for await (const item of merge(of(1, 2), open.source, stuck.source, failing.source)) {
      expect(item).toBe(1);
      break;
    }
    expect(open.state.closed).toBe(true);
    expect(failures).toEqual([]);
  });

  it("leave nothing behind on a slow source, however many items the others give", async () => {
    const slow = createSource<number>();
    const numbers = Array.from({ length: 5_000 }, (_, index) => index);
    let listeners = 0;
    const merged = merge(slow.source, of(...numbers));
    for (const _ of numbers) {
      await merged.next();
      listeners = Math.max(listeners, getEventListeners(controller.signal, "abort").length);
    }
    expect({ asked: slow.state.asked, listeners }).toEqual({ asked: 1, listeners: expect.any(Number) });
    expect(listeners).toBeLessThanOrEqual(2);
    const end = merged.next();
    slow.end();
    await end;
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});
