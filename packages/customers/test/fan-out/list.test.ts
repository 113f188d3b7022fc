import { beforeEach, describe, expect, it } from "vitest";
import { composeProviders, InputError, PartialFailureError } from "../../src/index.ts";
import { collect, collectUntilError, settleAll } from "../support/outcomes.ts";
import {
  createHttpError,
  createScriptedProvider,
  type ScriptedProvider,
} from "../support/scripted-provider.ts";

describe("a list over several providers", () => {
  let a: ScriptedProvider;
  let b: ScriptedProvider;
  let c: ScriptedProvider;

  beforeEach(() => {
    [a, b, c] = [createScriptedProvider("a"), createScriptedProvider("b"), createScriptedProvider("c")];
  });

  const create = () =>
    composeProviders({ a: a.adapter, b: b.adapter, c: c.adapter })({ a: {}, b: {}, c: {} });
  const toIds = (customers: readonly { readonly id: string | null }[]) => customers.map(({ id }) => id);

  it("asks all at once, and nobody before the loop begins", async () => {
    const customers = create().list();
    await settleAll();
    expect([a, b, c].map(({ asked }) => asked.length)).toEqual([0, 0, 0]);
    const listed = collect(customers);
    for (const provider of [a, b, c]) (await provider.untilAsked(1)).give([], { isLast: true });
    expect(await listed).toEqual([]);
  });

  it("gives pages in the order in which they arrive", async () => {
    const listed = collect(create().list());
    (await c.untilAsked(1)).give(["c1", "c2"]);
    (await c.untilAsked(2)).give(["c3"], { isLast: true });
    await settleAll();
    (await a.untilAsked(1)).give(["a1"], { isLast: true });
    await settleAll();
    (await b.untilAsked(1)).give(["b1"], { isLast: true });
    expect(toIds(await listed)).toEqual(["c1", "c2", "c3", "a1", "b1"]);
  });

  it("lets no provider that is quick starve another: they take turns, page by page", async () => {
    const iterator = create().list()[Symbol.asyncIterator]();
    const first = iterator.next();
    for (const [name, provider] of Object.entries({ a, b, c })) {
      (await provider.untilAsked(1)).give([`${name}1`]);
    }
    const turns = [(await first).value.provider];
    for (let turn = 1; turn < 9; turn += 1) {
      const next = iterator.next();
      await settleAll();
      for (const provider of [a, b, c]) provider.asked.at(-1)?.give(["another"]);
      turns.push((await next).value.provider);
      await settleAll();
    }
    expect(turns).toEqual(["a", "b", "c", "a", "b", "c", "a", "b", "c"]);
    await iterator.return?.();
  });

  it("is no more than a page ahead of a loop that holds still", async () => {
    const iterator = create().list()[Symbol.asyncIterator]();
    const first = iterator.next();
    for (const provider of [a, b, c]) (await provider.untilAsked(1)).give(["1", "2", "3"]);
    await first;
    await iterator.next();
    for (let turn = 0; turn < 20; turn += 1) await settleAll();
    expect([a, b, c].map(({ asked }) => asked.length)).toEqual([1, 1, 1]);
    await iterator.next();
    const fourth = iterator.next();
    await a.untilAsked(2);
    await fourth;
    expect([a, b, c].map(({ asked }) => asked.length)).toEqual([2, 1, 1]);
    await iterator.return?.();
  });

  it("asks for pages of the size that is wanted, and no larger than the provider serves", async () => {
    for (const [pageSize, sent] of [
      [undefined, 100],
      [7, 7],
      [1_000, 100],
    ]) {
      const iterator = create().list({ pageSize })[Symbol.asyncIterator]();
      const count = a.asked.length;
      void iterator.next();
      expect((await a.untilAsked(count + 1)).pageSize).toBe(sent);
      await iterator.return?.();
    }
  });

  it.each([0, -1, 1.5, Number.NaN, "10", null])("refuses pages of %s", async (pageSize) => {
    const options = { pageSize: pageSize as number };
    const { error } = await collectUntilError(create().list(options));
    expect(InputError.is(error) && error.parameter).toBe("pageSize");
    expect(a.asked).toEqual([]);
  });

  it("starts anew in every loop", async () => {
    const customers = create().list();
    for (const count of [1, 2]) {
      const listed = collect(customers);
      for (const provider of [a, b, c]) (await provider.untilAsked(count)).give(["1"], { isLast: true });
      expect((await listed).length).toBe(3);
    }
  });

  it("goes on in a loop where an iterator of it stands", async () => {
    const iterator = create().list()[Symbol.asyncIterator]() as AsyncIterableIterator<{ id: string | null }>;
    const first = iterator.next();
    (await a.untilAsked(1)).give(["a1", "a2"], { isLast: true });
    for (const provider of [b, c]) (await provider.untilAsked(1)).give([], { isLast: true });
    expect((await first).value.id).toBe("a1");
    expect((await collect(iterator)).map(({ id }) => id)).toEqual(["a2"]);
  });

  it("gives all that the others have when one fails, and then says which, and why", async () => {
    const customers = collectUntilError(create().list());
    const down = createHttpError("b", 503);
    (await b.untilAsked(1)).fail(down);
    (await a.untilAsked(1)).give(["a1"]);
    (await c.untilAsked(1)).give(["c1"], { isLast: true });
    (await a.untilAsked(2)).give(["a2"], { isLast: true });
    const { collected, error } = await customers;
    expect(toIds(collected).toSorted()).toEqual(["a1", "a2", "c1"]);
    expect(PartialFailureError.is(error) && error.failures).toEqual([{ provider: "b", error: down }]);
    expect(String(error)).toBe("PartialFailureError: customers failed at b (HttpError 503)");
  });

  it("says of all of them when all fail", async () => {
    const customers = collectUntilError(create().list());
    for (const provider of [c, a, b]) (await provider.untilAsked(1)).fail(new Error("down"));
    const { collected, error } = await customers;
    expect(collected).toEqual([]);
    expect((error as PartialFailureError).failures.map(({ provider }) => provider).toSorted()).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  it("ends the others at the first failure where it is to throw, whatever has arrived of them", async () => {
    const iterator = create().list({ onFailure: "throw" })[Symbol.asyncIterator]();
    const first = iterator.next();
    (await a.untilAsked(1)).give(["a1", "a2"]);
    await first;
    (await b.untilAsked(1)).give(["b1"]);
    await settleAll();
    (await c.untilAsked(1)).fail(new Error("down"));
    await settleAll();
    // Nobody has asked for the next customer yet, and still the others have been told to stop.
    expect([a, b].map(({ asked }) => asked[0]?.signal?.aborted)).toEqual([true, true]);
    const error = await iterator.next().catch((reason: unknown) => reason);
    expect(PartialFailureError.is(error) && error.failures).toEqual([
      { provider: "c", error: new Error("down") },
    ]);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect([a, b, c].map(({ asked, released }) => [asked.length, released])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });
});
