/** Takes all that an iterable gives. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Takes all that an iterable gives, and the error that ends it. */
export async function collectUntilError<Item>(
  items: AsyncIterable<Item>,
): Promise<{ collected: Item[]; error: unknown }> {
  const collected: Item[] = [];
  try {
    for await (const item of items) collected.push(item);
  } catch (error) {
    return { collected, error };
  }
  throw new Error("it did not fail");
}

/** What a promise is rejected with. */
export function catchError(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: unknown) => error,
  );
}

/** Lets everything run that is ready to. */
export function settleAll(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
