import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import {
  type CustomerReference,
  composeProviders,
  InputError,
  PartialFailureError,
} from "../../src/index.ts";
import { catchError, settleAll } from "../support/outcomes.ts";
import { type AnswerRecord, createRecordKeeper, never } from "../support/record-keeper.ts";
import { createHttpError } from "../support/scripted-provider.ts";

const create = (a: AnswerRecord, b: AnswerRecord = (id) => ({ id })) =>
  composeProviders({ a: createRecordKeeper("a", a), b: createRecordKeeper("b", b) })({ a: {}, b: {} });

const toReference = <Provider extends "a" | "b">(provider: Provider, id: string) => ({ provider, id });
const echo: AnswerRecord = (id) => ({ id });

describe("many look-ups", () => {
  it("answer in the order of the references, whichever comes first", async () => {
    const gates = new Map(["1", "2", "3"].map((id) => [id, Promise.withResolvers<object>()]));
    const found = create((id) => gates.get(id)?.promise).getMany([
      toReference("a", "1"),
      toReference("b", "x"),
      toReference("a", "2"),
      toReference("a", "3"),
    ]);
    for (const id of ["3", "1", "2"]) {
      gates.get(id)?.resolve({ id });
      await settleAll();
    }
    expect((await found).map((each) => each.ok && each.customer.id)).toEqual(["1", "x", "2", "3"]);
  });

  it("fetch a customer once, and answer every reference to them with the caller's own object", async () => {
    const asked: string[] = [];
    const references = ["1", "2", "1", "1"].map((id, row) => ({ ...toReference("a", id), row }));
    const found = await create((id) => {
      asked.push(id);
      if (id === "2") throw createHttpError("a", 404);
      return { id };
    }).getMany([...references, toReference("b", "1")]);
    expect(asked).toEqual(["1", "2"]);
    expect(found.map(({ ok }) => ok)).toEqual([true, false, true, true, true]);
    for (const [index, reference] of references.entries()) expect(found[index]?.reference).toBe(reference);
    expect(found[4]).toMatchObject({ ok: true, customer: { provider: "b", id: "1" } });
  });

  it("look up what a reference said when it was given", async () => {
    function* reuse() {
      const reference = { provider: "a" as const, id: "" };
      for (reference.id of ["1", "2", "3"]) yield reference;
    }
    const found = await create(echo).getMany(reuse());
    expect(found.map((each) => each.ok && each.customer.id)).toEqual(["1", "2", "3"]);
  });

  it("keep their number under way at each provider, and let none wait for the other's", async () => {
    const underWay = { a: 0, most: 0 };
    const gate = Promise.withResolvers<void>();
    let quick = 0;
    const found = create(
      async (id) => {
        underWay.a += 1;
        underWay.most = Math.max(underWay.most, underWay.a);
        await gate.promise;
        underWay.a -= 1;
        return { id };
      },
      (id) => {
        quick += 1;
        return { id };
      },
    ).getMany(
      (["a", "b"] as const).flatMap((provider) =>
        Array.from({ length: 50 }, (_, id) => toReference(provider, `${id}`)),
      ),
      { concurrency: 3 },
    );
    for (let turn = 0; turn < 50; turn += 1) await settleAll();
    expect({ ...underWay, quick }).toEqual({ a: 3, most: 3, quick: 50 });
    gate.resolve();
    expect((await found).every(({ ok }) => ok)).toBe(true);
    expect(underWay.most).toBe(3);
  });

  it.each([0, -1, 1.5, Number.POSITIVE_INFINITY, "8", null])(
    "refuse a concurrency of %s",
    async (concurrency) => {
      const error = await catchError(create(echo).getMany([], { concurrency: concurrency as number }));
      expect(InputError.is(error) && error.parameter).toBe("concurrency");
    },
  );

  it("take a concurrency beyond all reason", async () => {
    const found = await create(echo).getMany([toReference("a", "1")], {
      concurrency: Number.MAX_SAFE_INTEGER,
    });
    expect(found.length).toBe(1);
    expect(await create(echo).getMany([])).toEqual([]);
  });

  it.each([
    ["nothing", undefined],
    ["one reference", toReference("a", "1")],
    ["an array-like", { length: 1, 0: toReference("a", "1") }],
    ["what is asynchronous", (async function* () {})()],
  ])("refuse %s in place of a list, which would look like an empty one", async (_, references) => {
    const error = await catchError(create(echo).getMany(references as never));
    expect(InputError.is(error) && error.parameter).toBe("references");
  });

  it("pass on what a list of references throws, and leave nothing behind", async () => {
    const { signal } = new AbortController();
    const reason = new Error("the file ends here");
    function* broken(): Generator<CustomerReference<"a">> {
      yield toReference("a", "1");
      throw reason;
    }
    expect(await catchError(create(echo).getMany(broken(), { signal }))).toBe(reason);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("answer for references that are none, beside those that are", async () => {
    const wrong = [
      null,
      undefined,
      7,
      {},
      { provider: {} },
      { provider: "stripe", id: "1" },
      { provider: "__proto__" },
    ];
    const found = await create(echo).getMany([...wrong, toReference("a", "1")] as never);
    expect(found.map((each) => each.ok || each.error.name)).toEqual([
      ...Array.from({ length: 5 }, () => "InputError"),
      "UnsupportedError",
      "UnsupportedError",
      true,
    ]);
    expect(found.map(({ reference }) => reference).slice(0, wrong.length)).toEqual(wrong);
  });

  it("collect failures where they belong", async () => {
    const found = await create(
      () => {
        throw "token=secret";
      },
      (id) => (id === "2" ? Promise.reject(createHttpError("b", 500)) : { id }),
    ).getMany([toReference("a", "1"), toReference("b", "1"), toReference("b", "2")]);
    expect(found).toMatchObject([
      { ok: false, provider: "a", error: new Error("a value that is no error") },
      { ok: true },
      { ok: false, provider: "b", error: { status: 500 } },
    ]);
  });

  it("end at the first failure where it is to throw, and begin nothing more", async () => {
    let asked = 0;
    const ended: boolean[] = [];
    const down = createHttpError("b", 503);
    const references = Array.from({ length: 100 }, (_, id) => toReference("a", `${id}`));
    const error = await catchError(
      create(
        (_, signal) => {
          asked += 1;
          signal?.addEventListener("abort", () => ended.push(true));
          return never(signal);
        },
        () => Promise.reject(down),
      ).getMany([...references, toReference("b", "1")], { concurrency: 4, onFailure: "throw" }),
    );
    await settleAll();
    expect(PartialFailureError.is(error) && error.failures).toEqual([{ provider: "b", error: down }]);
    expect({ asked, ended: ended.length }).toEqual({ asked: 4, ended: 4 });
  });

  it("end with the caller's own reason, though the provider heeds no signal", async () => {
    const controller = new AbortController();
    const found = create(() => new Promise(() => {})).getMany(
      [toReference("a", "1"), toReference("b", "1")],
      controller,
    );
    await settleAll();
    controller.abort("gone");
    expect(await catchError(found)).toBe("gone");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("keep what has come by the deadline, and tell the rest as timeouts of their provider", async () => {
    const references = [..."123456"].map((id) => toReference("a", id));
    const found = await create((id, signal) => (id === "2" ? never(signal) : { id })).getMany(references, {
      concurrency: 1,
      deadline: 100,
    });
    expect(found.map((each) => (each.ok ? each.customer.id : each.error.name))).toEqual([
      "1",
      ...Array.from({ length: 5 }, () => "TimeoutError"),
    ]);
  });

  it("do 100,000 references without more under way than was asked for", { timeout: 30_000 }, async () => {
    const signals = new Set<AbortSignal>();
    let most = 0;
    const references = Array.from({ length: 100_000 }, (_, id) => toReference("a", `${id}`));
    const found = await create((id, signal) => {
      if (signal) {
        signals.add(signal);
        most = Math.max(most, getEventListeners(signal, "abort").length);
      }
      return { id };
    }).getMany(references, { concurrency: 8 });
    expect(found.length).toBe(100_000);
    expect({ most, signals: signals.size }).toEqual({ most: 8, signals: 1 });
    expect(found.every((each, index) => each.ok && each.customer.id === `${index}`)).toBe(true);
  });
});
