import { TimeoutError } from "../errors/errors.ts";
import type { Call } from "./call.ts";

/** Timers take no more than this; above it they would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Does a part of a call that has to end by the call's deadline, and may have to end sooner. It rejects as soon
 * as the time is over, with a `TimeoutError`, or the call's signal aborts, with that signal's own reason. The
 * work is told by a signal, of its own failure as well: what it left behind must end. Without work it waits
 * until the time is over.
 *
 * That signal is a controller's own: Node loses one derived from others after a garbage collection.
 */
export async function within<T>(
  { endsAt, facts, now, signal }: Call,
  work?: (signal: AbortSignal) => Promise<T>,
  milliseconds: number = LONGEST_TIMER,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const time = Math.max(1, Math.ceil(Math.min(milliseconds, endsAt - now(), LONGEST_TIMER)));
  let stop: () => void;
  let timer: ReturnType<typeof setTimeout>;
  const settled = new Promise<T>((resolve, reject) => {
    const fail = (reason: unknown) => {
      reject(reason);
      controller.abort(reason);
    };
    const expire = () => fail(new TimeoutError(facts, `gave no answer within ${time} ms`));
    stop = () => fail(signal?.reason);
    timer = setTimeout(work ? expire : () => resolve(undefined as T), time);
    signal?.addEventListener("abort", stop);
    work?.(controller.signal).then(resolve, fail);
  });
  return settled.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  });
}
