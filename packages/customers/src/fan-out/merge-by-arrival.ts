import { letGo } from "./let-go.ts";
import { untilAborted } from "./until-aborted.ts";

/**
 * Merges sources by arrival: whichever has an item next gives it, so that a slow source holds none of the others
 * back. A source is asked for its next item when the one before has been taken, and no sooner. Once the signal
 * aborts, what has arrived is given, and no more is asked for. No source is waited for when the loop is left.
 * @param fail told at once of a source that failed, by its place, and why; the others go on.
 */
export async function* mergeByArrival<Item>(
  sources: readonly AsyncIterator<Item>[],
  signal: AbortSignal,
  fail: (index: number, error: unknown) => void,
): AsyncGenerator<Item, void, undefined> {
  const arrived: { readonly index: number; readonly item: Item }[] = [];
  let running = sources.length;
  let wake = (): void => {};
  const ask = async (index: number): Promise<void> => {
    try {
      const next = await untilAborted(signal, () => (sources[index] as AsyncIterator<Item>).next());
      if (next.done === true) running -= 1;
      else arrived.push({ index, item: next.value });
    } catch (error) {
      running -= 1;
      fail(index, error);
    }
    wake();
  };
  for (const index of sources.keys()) void ask(index);
  try {
    while (running > 0) {
      const next = arrived.shift();
      if (next) {
        yield next.item;
        void ask(next.index);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    for (const source of sources) void letGo(source);
  }
}
