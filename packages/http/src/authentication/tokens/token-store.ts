/**
 * Where processes share values, as `keyv` and libraries like it offer it; the methods may answer at once or
 * with a promise. A `Map` will do within one process.
 */
export interface TokenStore {
  get(key: string): unknown;
  /** Keeps a plain JSON value, at least for `ttl` milliseconds. */
  set(key: string, value: unknown, ttl: number): unknown;
  delete(key: string): unknown;
}

/** How long a store may take over one request, in milliseconds. */
const PATIENCE = 1_000;

/** A store that answers in time or rejects. */
export interface PatientStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttl: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

export function toPatientStore(store: TokenStore): PatientStore {
  return {
    get: (key) => inTime(() => store.get(key)),
    set: (key, value, ttl) => inTime(() => store.set(key, value, ttl)),
    delete: (key) => inTime(() => store.delete(key)),
  };
}

async function inTime(work: () => unknown): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the token store does not answer")), PATIENCE);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
