/** A source that failed, by its place among the sources. */
export interface SourceFailure {
  readonly index: number;
  readonly error: unknown;
}

/** A source's next item, as it arrives. */
type Arrival<Item> = { readonly index: number } & (
  | { readonly result: IteratorResult<Item> }
  | { readonly error: unknown }
);

/**
 * Merges sources by arrival: whichever has an item next gives it, so that a slow source holds none of the others
 * back. Each is asked for one item ahead and no more. A source that throws ends alone.
 * @param cancel ends what the sources have in flight; called when the loop is left early.
 * @returns the failures, when every source is through.
 */
export async function* mergeByArrival<Item>(
  sources: readonly AsyncIterable<Item>[],
  cancel: () => void,
): AsyncGenerator<Item, SourceFailure[]> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const pending = new Map<number, Promise<Arrival<Item>>>();
  const failures: SourceFailure[] = [];
  const ask = (index: number): void => {
    const iterator = iterators[index];
    if (iterator !== undefined) pending.set(index, settle(index, iterator));
  };
  for (const index of iterators.keys()) ask(index);
  try {
    while (pending.size > 0) {
      const arrival = await Promise.race(pending.values());
      pending.delete(arrival.index);
      if ("error" in arrival) {
        failures.push({ index: arrival.index, error: arrival.error });
      } else if (arrival.result.done !== true) {
        yield arrival.result.value;
        ask(arrival.index);
      }
    }
    return failures;
  } finally {
    if (pending.size > 0) cancel();
    await Promise.allSettled([...pending.keys()].map((index) => iterators[index]?.return?.()));
  }
}

async function settle<Item>(index: number, iterator: AsyncIterator<Item>): Promise<Arrival<Item>> {
  try {
    return { index, result: await iterator.next() };
  } catch (error) {
    return { index, error };
  }
}
