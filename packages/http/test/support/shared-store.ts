import type { TokenStore } from "../../src/authentication/tokens/token-store.ts";

export interface SharedStoreOptions {
  /** Milliseconds the next request takes; it has its effect half way. Default: none. */
  readonly latency?: () => number;
  /** Whether values go when their time has come. Default: true. */
  readonly forgets?: boolean;
}

/** A store as processes share it: asynchronous, and copying what it is given as JSON. */
export function createSharedStore({ latency = () => 0, forgets = true }: SharedStoreOptions = {}) {
  const entries = new Map<string, { readonly text: string; readonly endsAt: number }>();
  const requests: string[] = [];
  const serve = async <T>(request: string, work: () => T) => {
    requests.push(request);
    const half = latency() / 2;
    const answer = await delay(half, work);
    return delay(half, () => answer);
  };
  const read = (key: string): unknown => {
    const entry = entries.get(key);
    const isOver = forgets && entry !== undefined && entry.endsAt <= performance.now();
    return entry === undefined || isOver ? undefined : JSON.parse(entry.text);
  };
  const store: TokenStore = {
    get: (key) => serve(`get ${key}`, () => read(key)),
    set: (key, value, ttl) =>
      serve(`set ${key}`, () => {
        entries.set(key, { text: JSON.stringify(value), endsAt: performance.now() + ttl });
      }),
    delete: (key) => serve(`delete ${key}`, () => entries.delete(key)),
  };
  return {
    store,
    requests,
    read,
    keys: () => [...entries.keys()].filter((key) => read(key) !== undefined),
    /** Everything the store was ever shown that it still holds, as text. */
    dump: () => JSON.stringify([...entries]),
  };
}

/** Does work after a while. */
export async function delay<T>(milliseconds: number, work: () => T): Promise<Awaited<T>> {
  if (milliseconds > 0) {
    await new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  }
  return await work();
}

/** Numbers from 0 up to 1 that a seed decides. */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
