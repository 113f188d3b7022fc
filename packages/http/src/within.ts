import { type Call, toFacts } from "./call.ts";
import { TimeoutError } from "./errors.ts";

/** Timers take no more than this; above it they would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Does a part of a call that has to end in time. It rejects as soon as the time is over, with a
 * `TimeoutError`, or the call's signal aborts, with that signal's own reason; the work is told by a signal.
 *
 * That signal is a controller's own: Node loses one derived from others after a garbage collection.
 */
export async function within<T>(
  milliseconds: number,
  call: Call,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal: outer } = call;
  outer?.throwIfAborted();
  const controller = new AbortController();
  const time = Math.max(1, Math.ceil(milliseconds));
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  const stop = () => controller.abort(outer?.reason);
  const timer = setTimeout(
    () => controller.abort(new TimeoutError(toFacts(call), `gave no answer within ${time} ms`)),
    Math.min(time, LONGEST_TIMER),
  );
  outer?.addEventListener("abort", stop);
  try {
    return await Promise.race([work(controller.signal), ended]);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", stop);
  }
}
