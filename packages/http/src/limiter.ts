/** Does work when one of a number of places is free; those who wait are served in their order. */
export type Limit = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

/** Creates a limit of so many places. Whoever leaves the queue, by its signal, is not in anybody's way. */
export function createLimit(places: number): Limit {
  let free = places;
  const waiting = new Set<() => void>();
  const leave = (): void => {
    const [next] = waiting;
    if (next) next();
    else free += 1;
  };
  const enter = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const start = () => {
        forget();
        resolve();
      };
      const stop = () => {
        forget();
        reject(signal.reason);
      };
      const forget = () => {
        waiting.delete(start);
        signal.removeEventListener("abort", stop);
      };
      waiting.add(start);
      signal.addEventListener("abort", stop);
    });

  return async (signal, work) => {
    if (free > 0) free -= 1;
    else await enter(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
