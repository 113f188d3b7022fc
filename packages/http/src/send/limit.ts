import type { Call } from "./call.ts";
import { within } from "./within.ts";

/** A number of places for requests under way. */
export interface Limit {
  /** Takes a place, or waits for one, as long as the call may; those who wait are served in their order. */
  enter(call: Call): Promise<void> | undefined;
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
    enter(call) {
      if (free > 0) {
        free -= 1;
        return undefined;
      }
      return within(
        call,
        (signal) =>
          new Promise((resolve) => {
            waiting.add(resolve);
            signal.addEventListener("abort", () => waiting.delete(resolve));
          }),
      );
    },
    leave() {
      // Node takes a turn of its event loop to free a connection: whoever came sooner would open another.
      if (waiting.size > 0) setTimeout(handOn);
      else free += 1;
    },
  };
}
