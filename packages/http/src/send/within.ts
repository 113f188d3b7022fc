import { TimeoutError } from "../errors/errors.ts";
import type { Call } from "./call.ts";

/** Timers take no more than this; above it they would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Does a part of a call that has to end in time. It rejects as soon as the time is over, with a
 * `TimeoutError`, or the call's signal aborts, with that signal's own reason. The work is told by a signal,
 * also of its own failure: what it left behind must end. Without work it waits until the time is over.
 *
 * That signal is a controller's own: Node loses one derived from others after a garbage collection.
 */
export async function within<T>(
  { facts, signal }: Call,
  milliseconds: number,
  work?: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const time = Math.max(1, Math.ceil(milliseconds));
  return new Promise((resolve, reject) => {
    const release = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    };
    const succeed = (value: T) => {
      release();
      resolve(value);
    };
    const fail = (reason: unknown) => {
      release();
      reject(reason);
      controller.abort(reason);
    };
    const stop = () => fail(signal?.reason);
    const expire = () =>
      work ? fail(new TimeoutError(facts, `gave no answer within ${time} ms`)) : succeed(undefined as T);
    const timer = setTimeout(expire, Math.min(time, LONGEST_TIMER));
    signal?.addEventListener("abort", stop);
    work?.(controller.signal).then(succeed, fail);
  });
}
