/**
 * Waits for what is started, but no longer than until the signal aborts: it then rejects with the signal's own
 * reason, whether or not what was started heeds the signal. Starts nothing when it has aborted already.
 */
export async function untilAborted<Value>(signal: AbortSignal, start: () => Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  let stop = (): void => {};
  // A promise of its own for each wait: reactions would pile up on one that is shared.
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  signal.addEventListener("abort", stop);
  try {
    return await Promise.race([start(), aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
