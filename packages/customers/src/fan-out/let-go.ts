/**
 * Lets go of an iterator before its end. Nobody should wait for this: one that does not heed its signal may never
 * say that it has ended, and whoever has left is told of no failure any more.
 */
export async function letGo(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // It was let go of.
  }
}
