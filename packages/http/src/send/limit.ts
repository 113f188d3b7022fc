/** A number of places for requests under way. */
export interface Limit {
  /** Takes a place, if one is free. */
  tryEnter(): boolean;
  /** Waits for a place; those who wait are served in their order. Whoever's signal aborts is out of the queue. */
  enter(signal: AbortSignal): Promise<void>;
  /** Gives a place back. */
  leave(): void;
}

/** Creates a limit of so many places. */
export function createLimit(places: number): Limit {
  let free = places;
  const waiting = new Set<() => void>();
  const handOn = () => {
    const [next] = waiting;
    if (next) {
      waiting.delete(next);
      next();
    } else free += 1;
  };
  return {
    tryEnter() {
      if (free === 0) return false;
      free -= 1;
      return true;
    },
    enter: (signal) =>
      new Promise((resolve) => {
        waiting.add(resolve);
        // Whoever waits hears of the signal from elsewhere.
        signal.addEventListener("abort", () => waiting.delete(resolve));
      }),
    leave() {
      // Node takes a turn of its event loop to free a connection: whoever came sooner would open another.
      if (waiting.size > 0) setTimeout(handOn);
      else free += 1;
    },
  };
}
