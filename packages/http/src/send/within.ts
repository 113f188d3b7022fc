import { TimeoutError } from "../errors/errors.ts";
import { type Call, toFacts } from "./call.ts";

/** Timers take no more than this; above it they would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Does a part of a call that has to end in time. It rejects as soon as the time is over, with a
 * `TimeoutError`, or the call's signal aborts, with that signal's own reason; the work is told by a signal.
 *
 * That signal is a controller's own: Node loses one derived from others after a garbage collection.
 */
export function within<T>(
  milliseconds: number,
  call: Call,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal: outer } = call;
  if (outer?.aborted) return Promise.reject(outer.reason);
  const controller = new AbortController();
  const time = Math.max(1, Math.ceil(milliseconds));
  return new Promise((resolve, reject) => {
    const release = () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", stop);
    };
    const end = (reason: unknown) => {
      release();
      reject(reason);
      controller.abort(reason);
    };
    const stop = () => end(outer?.reason);
    const expire = () => end(new TimeoutError(toFacts(call), `gave no answer within ${time} ms`));
    const timer = setTimeout(expire, Math.min(time, LONGEST_TIMER));
    outer?.addEventListener("abort", stop);
    work(controller.signal).then(
      (value) => {
        release();
        resolve(value);
      },
      (error) => {
        release();
        reject(error);
      },
    );
  });
}
