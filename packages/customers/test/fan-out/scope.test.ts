import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openScope } from "../../src/fan-out/scope.ts";
import { untilAborted } from "../../src/fan-out/until-aborted.ts";
import { InputError, TimeoutError } from "../../src/index.ts";

describe("the scope of a call", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, "100", null])(
    "refuses a deadline of %s",
    (deadline) => {
      expect(() => openScope({ deadline: deadline as number })).toThrow(InputError);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it.each(["Throw", "", null, true])("refuses to do %j at a failure", (onFailure) => {
    expect(() => openScope({ onFailure: onFailure as "throw" })).toThrow("refused onFailure");
  });

  it.each([3 * 3_600_000, 2 ** 31, 2 ** 40])(
    "does not end at once where the deadline is %i ms away",
    (deadline) => {
      const scope = openScope({ deadline });
      vi.advanceTimersByTime(3 * 3_600_000 - 1);
      expect(scope.signal.aborted).toBe(false);
      scope.close();
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it("tells what the deadline ended as a timeout of the provider, and every other failure as it is", () => {
    const scope = openScope({ deadline: 100 });
    const before = new Error("down");
    expect(scope.toFailure("acme", before)).toEqual({ provider: "acme", error: before });
    vi.advanceTimersByTime(100);
    const { error } = scope.toFailure("acme", scope.signal.reason);
    expect(TimeoutError.is(error) && error.provider).toBe("acme");
    scope.close();
  });

  it.each(["token=secret", undefined, null, { token: "secret" }, Symbol("secret")])(
    "makes an error of a thrown value that is none, and tells nothing of it",
    (thrown) => {
      const scope = openScope({});
      const { error } = scope.toFailure("acme", thrown);
      expect(error).toEqual(new Error("a value that is no error"));
      scope.close();
    },
  );

  it("lets go of the caller's signal, and ends what is under way, when it is closed", () => {
    const { signal } = new AbortController();
    const scope = openScope({ deadline: 100, signal });
    expect(getEventListeners(signal, "abort").length).toBe(1);
    scope.close();
    scope.close();
    expect(getEventListeners(signal, "abort").length).toBe(0);
    expect(scope.signal.aborted).toBe(true);
    expect(() => scope.throwIfAborted()).not.toThrow();
  });

  it.each([undefined, null, "a word", new Error("gone")])("keeps the caller's reason: %s", (reason) => {
    const controller = new AbortController();
    const scope = openScope({ signal: controller.signal });
    controller.abort(reason);
    expect(scope.signal.reason).toBe(controller.signal.reason);
    expect(catchThrown(() => scope.throwIfAborted())).toBe(controller.signal.reason);
    expect(catchThrown(() => openScope({ deadline: 5, signal: controller.signal }))).toBe(
      controller.signal.reason,
    );
    expect(vi.getTimerCount()).toBe(0);
    scope.close();
  });
});

describe("waiting until a signal aborts", () => {
  it("starts nothing when it has aborted already", async () => {
    const start = vi.fn();
    await expect(untilAborted(AbortSignal.abort("over"), start)).rejects.toBe("over");
    expect(start).not.toHaveBeenCalled();
  });

  it("waits no longer, and takes no notice of what comes later", async () => {
    const controller = new AbortController();
    const work = Promise.withResolvers<never>();
    const waiting = untilAborted(controller.signal, () => work.promise);
    controller.abort("over");
    await expect(waiting).rejects.toBe("over");
    // An unhandled rejection would fail the run.
    work.reject(new Error("late"));
    await new Promise(setImmediate);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});

function catchThrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("it did not throw");
}
