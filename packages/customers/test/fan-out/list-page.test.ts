import { getEventListeners } from "node:events";
import { beforeEach, describe, expect, it } from "vitest";
import { composeProviders, type ListPageOptions, PartialFailureError } from "../../src/index.ts";
import { catchError, settleAll } from "../support/outcomes.ts";
import {
  createHttpError,
  createScriptedProvider,
  type ScriptedProvider,
} from "../support/scripted-provider.ts";

describe("a page over several providers", () => {
  let a: ScriptedProvider;
  let b: ScriptedProvider;

  beforeEach(() => {
    a = createScriptedProvider("a");
    b = createScriptedProvider("b", { heeds: false });
  });

  /** A client made anew, as another process would. */
  const create = () => composeProviders({ a: a.adapter, b: b.adapter })({ a: {}, b: {} });

  /** Asks for a page, and answers for each provider that is asked. */
  const ask = async (
    answers: Record<string, string[] | Error>,
    options: ListPageOptions = {},
    isLast = false,
  ) => {
    const counts = { a: a.asked.length, b: b.asked.length };
    const page = create().listPage(options);
    page.catch(() => {});
    for (const [name, answer] of Object.entries(answers)) {
      const provider = name === "a" ? a : b;
      const asked = await provider.untilAsked(counts[name as "a"] + 1);
      if (answer instanceof Error) asked.fail(answer);
      else asked.give(answer, { isLast });
    }
    const { customers, ...rest } = await page;
    expect([a.asked.length - counts.a, b.asked.length - counts.b]).toEqual([
      "a" in answers ? 1 : 0,
      "b" in answers ? 1 : 0,
    ]);
    return { ids: customers.map(({ id }) => id), ...rest };
  };

  it("has one of each, in the providers' order, and goes on from its cursor", async () => {
    const first = await ask({ b: ["b1"], a: ["a1", "a2"] });
    expect(first).toEqual({
      ids: ["a1", "a2", "b1"],
      failures: [],
      cursor: expect.any(String),
      hasMore: true,
    });
    const second = await ask({ a: ["a3"], b: ["b2"] }, { cursor: first.cursor }, true);
    expect(second).toEqual({ ids: ["a3", "b2"], failures: [], cursor: null, hasMore: false });
    expect([a, b].map(({ asked }) => asked.map(({ after }) => after?.page))).toEqual([
      [undefined, 2],
      [undefined, 2],
    ]);
  });

  it("begins anew without a cursor, and with the null of the last page", async () => {
    for (const cursor of [undefined, null]) {
      await ask({ a: ["a1"], b: ["b1"] }, { cursor });
      expect(a.asked.at(-1)?.after).toBeUndefined();
    }
  });

  it("keeps its page size along the walk", async () => {
    const { cursor } = await ask({ a: ["a1"], b: ["b1"] }, { pageSize: 7 });
    await ask({ a: ["a2"], b: ["b2"] }, { cursor });
    await ask({ a: ["a2"], b: ["b2"] }, { cursor, pageSize: 7 });
    expect(a.asked.map(({ pageSize }) => pageSize)).toEqual([7, 7, 7]);
    const error = await catchError(create().listPage({ cursor, pageSize: 8 }));
    expect(error).toMatchObject({ name: "InputError", parameter: "cursor" });
    expect(String(error)).toContain("it keeps the pageSize it began with (7)");
  });

  it("has what the others gave when one fails, and takes that one up where it stopped, after them", async () => {
    const down = createHttpError("b", 503);
    const first = await ask({ a: ["a1"], b: ["b1"] });
    const second = await ask({ a: ["a2"], b: down }, { cursor: first.cursor });
    expect(second).toMatchObject({ ids: ["a2"], failures: [{ provider: "b", error: down }], hasMore: true });
    const third = await ask({ a: ["a3"] }, { cursor: second.cursor }, true);
    expect(third).toMatchObject({ ids: ["a3"], failures: [], hasMore: false, cursor: expect.any(String) });
    const again = await ask({ b: down }, { cursor: third.cursor });
    expect(again).toMatchObject({ ids: [], failures: [{ provider: "b" }], hasMore: false });
    const fourth = await ask({ b: ["b2"] }, { cursor: again.cursor });
    expect(fourth).toMatchObject({ ids: ["b2"], hasMore: true });
    const last = await ask({ b: ["b3"] }, { cursor: fourth.cursor }, true);
    expect(last).toMatchObject({ ids: ["b3"], hasMore: false, cursor: null });
    expect(b.asked.map(({ after }) => after?.page)).toEqual([undefined, 2, 2, 2, 3]);
  });

  it("can be asked for again: the same cursor gives the same page", async () => {
    const { cursor } = await ask({ a: ["a1"], b: ["b1"] });
    const second = await ask({ a: ["a2"], b: ["b2"] }, { cursor });
    expect(await ask({ a: ["a2"], b: ["b2"] }, { cursor })).toEqual(second);
  });

  it("fails for each provider when all are down, from the first page on, and loses none of them", async () => {
    const none = await ask({ a: new Error("down"), b: new Error("down") });
    expect(none).toMatchObject({ ids: [], failures: [{ provider: "a" }, { provider: "b" }], hasMore: false });
    const page = await ask({ a: ["a1"], b: ["b1"] }, { cursor: none.cursor }, true);
    expect(page).toMatchObject({ ids: ["a1", "b1"], cursor: null });
  });

  it("is whole at the deadline: done, gone on, and timed out", async () => {
    const first = await ask({ a: ["a1"], b: ["b1"] });
    const page = create().listPage({ cursor: first.cursor, deadline: 50 });
    (await a.untilAsked(2)).give(["a2"], { isLast: true });
    const { customers, failures, hasMore, cursor } = await page;
    expect(customers.map(({ id }) => id)).toEqual(["a2"]);
    expect(failures).toMatchObject([{ provider: "b", error: { name: "TimeoutError", provider: "b" } }]);
    expect(hasMore).toBe(false);
    expect(await ask({ b: ["b2"] }, { cursor }, true)).toMatchObject({ ids: ["b2"], cursor: null });
  });

  it("is no page at the first failure where it is to throw, and the cursor before stays good", async () => {
    const { cursor } = await ask({ a: ["a1"], b: ["b1"] });
    const error = await catchError(
      ask({ b: createHttpError("b", 500) }, { cursor, onFailure: "throw" }).finally(() => {}),
    );
    expect(PartialFailureError.is(error) && error.failures.map(({ provider }) => provider)).toEqual(["b"]);
    await settleAll();
    expect(a.asked.at(-1)?.signal?.aborted).toBe(true);
    expect(await ask({ a: ["a2"], b: ["b2"] }, { cursor }, true)).toMatchObject({ ids: ["a2", "b2"] });
  });

  it("ends with the caller's own reason, though a provider heeds no signal", async () => {
    const controller = new AbortController();
    const page = create().listPage(controller);
    (await a.untilAsked(1)).give(["a1"]);
    await b.untilAsked(1);
    controller.abort("gone");
    expect(await catchError(page)).toBe("gone");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(await catchError(create().listPage({ signal: AbortSignal.abort("late") }))).toBe("late");
  });

  it("lets go of every page that it has read", async () => {
    await ask({ a: ["a1"], b: ["b1"] });
    await settleAll();
    expect([a.released, b.released]).toEqual([1, 1]);
  });
});
