import { TimeoutError } from "../errors/errors.ts";
import type { Call } from "./call.ts";

/** Timers take no more than this; above it they would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Does a part of a call that has to end in time. It rejects as soon as the time is over, with a
 * `TimeoutError`, or the call's signal aborts, with that signal's own reason; the work is told by a signal.
 * Without work it waits until the time is over.
 *
 * That signal is a controller's own: Node loses one derived from others after a garbage collection.
 */
export function within<T>(
  { facts, signal }: Call,
  milliseconds: number,
  work?: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const controller = new AbortController();
  const time = Math.max(1, Math.ceil(milliseconds));
  return new Promise((resolve, reject) => {
    const settleBy =
      <V>(settle: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
        settle(value);
      };
    const succeed = settleBy(resolve);
    const fail = settleBy(reject);
    const end = (reason: unknown) => {
      fail(reason);
      controller.abort(reason);
    };
    const stop = () => end(signal?.reason);
    const expire = () => end(new TimeoutError(facts, `gave no answer within ${time} ms`));
    const timer = setTimeout(work ? expire : succeed, Math.min(time, LONGEST_TIMER));
    signal?.addEventListener("abort", stop);
    work?.(controller.signal).then(succeed, fail);
  });
}
