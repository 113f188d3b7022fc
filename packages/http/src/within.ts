import { type Call, toFacts } from "./call.ts";
import { TimeoutError } from "./errors.ts";

/** Timers take no more than this; above it they would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Does work that has to end in time. It rejects as soon as the time is over, with a `TimeoutError`, or the
 * outer signal aborts, with that signal's own reason; the work is told by its own signal.
 *
 * The signal is a controller's own: Node loses one derived from others after a garbage collection.
 */
export async function within<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  call: Call,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const { abort, signal } = createController();
  const expire = () => abort(new TimeoutError(toFacts(call), `gave no answer within ${milliseconds} ms`));
  const stop = () => abort(outer?.reason);
  const timer = setTimeout(expire, Math.min(milliseconds, LONGEST_TIMER));
  outer?.addEventListener("abort", stop);
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  try {
    return await Promise.race([work(signal), ended]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", stop);
  }
}

function createController() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason: unknown) => controller.abort(reason) };
}
