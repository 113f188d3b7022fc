import { vi } from "vitest";

export interface TimerWatch extends Disposable {
  /** How many timers are set, have neither fired nor been cleared, and keep the process alive. */
  count(): number;
}

/** Counts the timers that anyone sets from now on by the platform's global functions, until disposed of. */
export function watchTimers(): TimerWatch {
  const live = new Set<NodeJS.Timeout>();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const setting = vi.spyOn(globalThis, "setTimeout").mockImplementation(((
    callback: (...words: unknown[]) => void,
    delay?: number,
    ...words: unknown[]
  ) => {
    const fire = (): void => {
      live.delete(timer);
      callback(...words);
    };
    const timer = set(fire, delay);
    live.add(timer);
    return timer;
  }) as never);
  const clearing = vi.spyOn(globalThis, "clearTimeout").mockImplementation((timer) => {
    live.delete(timer as NodeJS.Timeout);
    clear(timer);
  });
  return {
    // The platform keeps one for each idle connection, and lets go of the process.
    count: () => [...live].filter((timer) => timer.hasRef()).length,
    [Symbol.dispose]() {
      setting.mockRestore();
      clearing.mockRestore();
    },
  };
}
