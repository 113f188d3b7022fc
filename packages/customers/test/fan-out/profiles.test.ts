import { describe, expect, it } from "vitest";
import { composeProviders, PartialFailureError, TimeoutError, UnsupportedError } from "../../src/index.ts";
import { catchError, settleAll } from "../support/outcomes.ts";
import { type AnswerRecord, createRecordKeeper, never } from "../support/record-keeper.ts";
import { createHttpError, createScriptedProvider } from "../support/scripted-provider.ts";

const create = (a: AnswerRecord, b: AnswerRecord, c: AnswerRecord) =>
  composeProviders({
    a: createRecordKeeper("a", a),
    b: createRecordKeeper("b", b),
    c: createRecordKeeper("c", c),
  })({ a: {}, b: {}, c: {} });

describe("the caller's own records", () => {
  it("come from every provider at once, in the providers' order", async () => {
    const first = Promise.withResolvers<object>();
    const asked: string[] = [];
    const profiles = create(
      () => first.promise,
      () => ({ id: "b" }),
      (id) => {
        asked.push(id);
        first.resolve({ id: "a" });
        return { id: "c" };
      },
    ).profiles();
    const { customers, failures } = await profiles;
    expect(customers.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(failures).toEqual([]);
    expect(asked).toEqual(["self"]);
  });

  it("come from those that answer in time, though one is down and one heeds no signal", async () => {
    const { customers, failures } = await create(
      () => Promise.reject(createHttpError("a", 503)),
      () => ({ id: "b" }),
      () => new Promise(() => {}),
    ).profiles({ deadline: 50 });
    expect(customers.map(({ id }) => id)).toEqual(["b"]);
    expect(failures).toMatchObject([
      { provider: "a", error: { status: 503 } },
      { provider: "c", error: { name: "TimeoutError", provider: "c" } },
    ]);
    expect(failures.map(({ error }) => TimeoutError.is(error))).toEqual([false, true]);
  });

  it("fail for each provider when all are down", async () => {
    const fail = () => Promise.reject(new Error("down"));
    const { customers, failures } = await create(fail, fail, fail).profiles();
    expect(customers).toEqual([]);
    expect(failures.map(({ provider }) => provider)).toEqual(["a", "b", "c"]);
  });

  it("end at the first failure where it is to throw, which tells of no other", async () => {
    const ended: string[] = [];
    const wait: AnswerRecord = (_, signal) => {
      signal?.addEventListener("abort", () => ended.push("ended"));
      return never(signal);
    };
    const error = await catchError(
      create(wait, wait, () => Promise.reject(createHttpError("c", 500))).profiles({ onFailure: "throw" }),
    );
    await settleAll();
    expect(PartialFailureError.is(error) && error.failures.map(({ provider }) => provider)).toEqual(["c"]);
    expect(ended).toEqual(["ended", "ended"]);
  });

  it("end with the caller's own reason", async () => {
    const controller = new AbortController();
    const wait: AnswerRecord = (_, signal) => never(signal);
    const profiles = create(wait, () => ({ id: "b" }), wait).profiles(controller);
    await settleAll();
    controller.abort("gone");
    expect(await catchError(profiles)).toBe("gone");
  });

  it("are refused where no provider keeps one", async () => {
    const customers = composeProviders({ a: createScriptedProvider("a").adapter })({ a: {} });
    const { profiles } = customers as unknown as { profiles(): Promise<unknown> };
    expect(UnsupportedError.is(await catchError(profiles()))).toBe(true);
  });
});

describe("one record", () => {
  it("is not waited for beyond the deadline or the caller's signal, though the provider heeds neither", async () => {
    const deaf: AnswerRecord = () => new Promise(() => {});
    const customers = create(deaf, deaf, deaf);
    const late = await catchError(customers.get({ provider: "a", id: "1" }, { deadline: 20 }));
    expect(late).toMatchObject({ name: "TimeoutError", provider: "a" });
    const controller = new AbortController();
    const gone = catchError(customers.profile({ provider: "b" }, controller));
    await settleAll();
    controller.abort("gone");
    expect(await gone).toBe("gone");
  });
});
