import { describe, expect, it } from "vitest";
import { type Arrival, mergeByArrival } from "../src/fan-out/merge-by-arrival.ts";

/** A source whose items are handed in by the test. */
function createSource<Item>() {
  const asked: PromiseWithResolvers<IteratorResult<Item>>[] = [];
  const state = { asked: 0, closed: false };
  const iterator: AsyncIterator<Item> = {
    next() {
      state.asked += 1;
      const next = Promise.withResolvers<IteratorResult<Item>>();
      asked.push(next);
      return next.promise;
    },
    async return() {
      state.closed = true;
      return { done: true, value: undefined };
    },
  };
  return {
    state,
    source: { [Symbol.asyncIterator]: () => iterator },
    give: (value: Item) => asked.shift()?.resolve({ done: false, value }),
    end: () => asked.shift()?.resolve({ done: true, value: undefined }),
    fail: (error: unknown) => asked.shift()?.reject(error),
  };
}

async function* of<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function collect<Item>(merged: AsyncIterable<Arrival<Item>>) {
  const items: Item[] = [];
  const failures: Arrival<Item>[] = [];
  for await (const arrival of merged) {
    if ("item" in arrival) items.push(arrival.item);
    else failures.push(arrival);
  }
  return { items, failures };
}

describe("sources merged by arrival", () => {
  it("give every item once", async () => {
    const { items, failures } = await collect(
      mergeByArrival([of(1, 3, 5), of(2, 4), of<number>()], () => {}),
    );
    expect(items.toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(failures).toEqual([]);
  });

  it("give nothing when there are none", async () => {
    expect(await collect(mergeByArrival([], () => {}))).toEqual({ items: [], failures: [] });
  });

  it("are not held back by a slow one", async () => {
    const slow = createSource<string>();
    const merged = mergeByArrival([slow.source, of("a", "b")], () => {});
    expect([(await merged.next()).value, (await merged.next()).value]).toEqual([
      { index: 1, item: "a" },
      { index: 1, item: "b" },
    ]);
    const last = merged.next();
    slow.give("late");
    expect((await last).value).toEqual({ index: 0, item: "late" });
  });

  it("are asked for an item when the one before is taken, and no sooner", async () => {
    const source = createSource<number>();
    const merged = mergeByArrival([source.source], () => {});
    const first = merged.next();
    source.give(1);
    await first;
    expect(source.state.asked).toBe(1);
    const second = merged.next();
    expect(source.state.asked).toBe(2);
    source.end();
    await second;
  });

  it("keep their items when another fails, and the failure is told at the end", async () => {
    async function* failing() {
      yield 1;
      throw new Error("down");
    }
    const { items, failures } = await collect(mergeByArrival([failing(), of(2, 3)], () => {}));
    expect(items.toSorted()).toEqual([1, 2, 3]);
    expect(failures).toEqual([{ index: 0, error: new Error("down") }]);
  });

  it("keep apart a source that fails with undefined and one that ends", async () => {
    const source = createSource<number>();
    const merged = collect(mergeByArrival([source.source], () => {}));
    source.fail(undefined);
    expect((await merged).failures).toEqual([{ index: 0, error: undefined }]);
  });

  it("take turns when all have items ready", async () => {
    const { items } = await collect(mergeByArrival([of(1, 1, 1), of(2, 2, 2), of(3, 3, 3)], () => {}));
    expect(items).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
  });

  it("are cancelled and closed when the loop is left early", async () => {
    const open = createSource<number>();
    let cancelled = 0;
    for await (const item of mergeByArrival([of(1, 2), open.source], () => (cancelled += 1))) {
      expect(item).toEqual({ index: 0, item: 1 });
      break;
    }
    expect(cancelled).toBe(1);
    expect(open.state.closed).toBe(true);
  });
});
