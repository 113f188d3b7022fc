/** A fetch that tells when the heads of answers have arrived, so that a body is broken after, not before. */
export function observeHeads() {
  let arrived = 0;
  const waiting = new Set<() => void>();
  const fetch: typeof globalThis.fetch = async (...request) => {
    const response = await globalThis.fetch(...request);
    arrived += 1;
    for (const look of waiting) look();
    return response;
  };
  return {
    fetch,
    count: () => arrived,
    /** Waits until so many heads have arrived. */
    sawHeads: (count: number) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (arrived < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
