/** What a source gave next, by the source's place: an item, or the error that ended it. */
export type Arrival<Item> = { readonly index: number } & (
  | { readonly item: Item }
  | { readonly error: unknown }
);

/**
 * Merges sources by arrival: whichever has an item next gives it, so that a slow source holds none of the others
 * back. A source is asked for its next item when the one before has been taken, and no sooner. One that throws
 * ends alone.
 * @param cancel ends what the sources have in flight; called when the loop is left early.
 */
export async function* mergeByArrival<Item>(
  sources: readonly AsyncIterable<Item>[],
  cancel: () => void,
): AsyncGenerator<Arrival<Item>, void, undefined> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const arrived: (Arrival<Item> | undefined)[] = [];
  let running = iterators.length;
  let wake = (): void => {};
  const ask = async (index: number): Promise<void> => {
    arrived.push(await settle(iterators[index] as AsyncIterator<Item>, index));
    wake();
  };
  for (const index of iterators.keys()) void ask(index);
  try {
    while (running > 0) {
      if (arrived.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const arrival = arrived.shift();
      if (arrival === undefined || "error" in arrival) running -= 1;
      if (arrival === undefined) continue;
      yield arrival;
      if ("item" in arrival) void ask(arrival.index);
    }
  } finally {
    if (running > 0) cancel();
    await Promise.allSettled(iterators.map((iterator) => iterator.return?.()));
  }
}

/** Waits for a source's next item; `undefined` when it is through. */
async function settle<Item>(
  iterator: AsyncIterator<Item>,
  index: number,
): Promise<Arrival<Item> | undefined> {
  try {
    const { done, value } = await iterator.next();
    return done === true ? undefined : { index, item: value };
  } catch (error) {
    return { index, error };
  }
}
