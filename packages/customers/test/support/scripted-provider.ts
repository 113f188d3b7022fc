import { type Adapter, type AnyCustomer, HttpError } from "../../src/index.ts";

/** A record of an invented provider. */
interface InventedRecord {
  readonly id: string;
}

/** A request that an invented provider has received, and that the test answers when it likes. */
interface Asked {
  readonly pageSize: number;
  readonly after: { readonly page: number } | undefined;
  readonly signal: AbortSignal | undefined;
  give(ids: readonly string[], more?: { readonly isLast?: boolean }): void;
  fail(error: unknown): void;
}

interface Answer {
  readonly items: readonly InventedRecord[];
  readonly isLast: boolean;
}

/** A provider that lists, and whose pages the test hands out one by one. */
export interface ScriptedProvider {
  readonly adapter: ScriptedAdapter;
  /** The pages asked for so far. */
  readonly asked: readonly Asked[];
  /** Waits until so many pages have been asked for, and gives the last of them. */
  untilAsked(count: number): Promise<Asked>;
  /** How many iterations were let go of. */
  readonly released: number;
}

type ScriptedAdapter = Adapter<object, object, AnyCustomer> &
  Required<Pick<Adapter<object, object, AnyCustomer>, "list">>;

/** @param heeds whether it ends a request when its signal aborts. Default: true. */
export function createScriptedProvider(name: string, { heeds = true } = {}): ScriptedProvider {
  const asked: Asked[] = [];
  const waiting: { readonly count: number; readonly resolve: (last: Asked) => void }[] = [];
  let released = 0;

  const ask = (pageSize: number, after: Asked["after"], signal: AbortSignal | undefined): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request: Asked = {
        pageSize,
        after,
        signal,
        give: (ids, { isLast = false } = {}) => resolve({ items: ids.map((id) => ({ id })), isLast }),
        fail: reject,
      };
      if (heeds) {
        if (signal?.aborted) reject(signal.reason);
        signal?.addEventListener("abort", () => reject(signal.reason));
      }
      asked.push(request);
      for (const { count, resolve: tell } of waiting) if (asked.length === count) tell(request);
    });

  const adapter: ScriptedAdapter = {
    displayName: name,
    sources: noSources,
    create: () => ({}),
    toCustomer: (raw) => toInventedCustomer(name, raw),
    list: {
      largestPage: 100,
      async *pages(_client, pageSize, { after, signal }) {
        try {
          for (let page = after?.page ?? 1; ; page += 1) {
            const { items, isLast } = await ask(pageSize, after, signal);
            const mark = isLast ? undefined : { page: page + 1, size: pageSize, digest: page };
            yield { items, page, position: (page - 1) * pageSize, mark };
            if (isLast) return;
          }
        } finally {
          released += 1;
        }
      },
    },
  };

  return {
    adapter,
    asked,
    get released() {
      return released;
    },
    untilAsked(count) {
      const last = asked[count - 1];
      if (last) return Promise.resolve(last);
      return new Promise((resolve) => waiting.push({ count, resolve }));
    },
  };
}

export const noSources: Adapter<unknown, unknown, AnyCustomer>["sources"] = {
  id: ["id"],
  kind: [],
  name: [],
  email: [],
  status: [],
  verification: [],
  documents: [],
  addresses: [],
  createdAt: [],
  updatedAt: [],
};

export function toInventedCustomer(provider: string, raw: unknown): AnyCustomer {
  return {
    provider,
    id: (raw as InventedRecord).id,
    kind: null,
    name: null,
    email: null,
    status: { value: "unknown", native: null },
    verification: null,
    documents: [],
    addresses: [],
    createdAt: null,
    updatedAt: null,
    raw,
  };
}

/** A failure as the transport tells it. */
export function createHttpError(provider: string, status: number): HttpError {
  const meta = { provider, operation: "/records", method: "GET", attempts: 1 };
  return new HttpError(meta, status, { note: "secret-body" });
}
