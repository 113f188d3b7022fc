const INTERVAL = 1000;

export interface Progress extends Disposable {
  /** Counts customers that have been written. */
  add(provider: string, customers: number): void;
}

/** Says once a second how many customers this process has mirrored, and how fast; nothing about quicker work. */
export function createProgress(say: (line: string) => void): Progress {
  const counts = new Map<string, number>();
  const start = performance.now();
  let before = 0;
  const report = (): void => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const seconds = Math.round((performance.now() - start) / 1000);
    const parts = [...counts].map(([provider, count]) => `${provider} ${count}`).join(", ");
    const rate = total - before;
    before = total;
    say(`${seconds} s: ${parts || "no customers yet"} (${rate} per second)`);
  };
  const timer = setInterval(report, INTERVAL);
  return {
    add(provider, customers) {
      counts.set(provider, (counts.get(provider) ?? 0) + customers);
    },
    [Symbol.dispose]() {
      clearInterval(timer);
    },
  };
}
