/** What a provider does wrong at one request. */
export type Fault = "refuses" | "breaks" | "lies" | "answers HTML";

export interface PagedFetchOptions {
  readonly rows: readonly { readonly uuid: string }[];
  /** The largest page that is served, however many are asked for. */
  readonly most: number;
  /** What goes wrong, by the number of the request. */
  readonly faults: ReadonlyMap<number, Fault>;
}

/** A fetch that serves a list in pages, as Guru Pay does, and fails as told. It counts requests over all clients. */
export function createPagedFetch({ rows, most, faults }: PagedFetchOptions): typeof fetch {
  let requests = 0;
  return async (input, init) => {
    const { searchParams } = new URL(String(input));
    const fault = faults.get(requests);
    requests += 1;
    // As on a network, the answer takes a while, and is not waited for once the caller has gone.
    await new Promise((resolve) => setImmediate(resolve));
    init?.signal?.throwIfAborted();
    if (fault === "refuses") return Response.json({ message: "MAINTENANCE" }, { status: 503 });
    if (fault === "breaks") throw new TypeError("fetch failed");
    if (fault === "lies") return Response.json({ data: rows });
    if (fault === "answers HTML") {
      return new Response("<html>", { headers: { "content-type": "text/html" } });
    }
    const [page, size] = ["page", "per_page"].map((name) => Number(searchParams.get(name)));
    if (!page || !size || size > 100) throw new Error("no client should ask for that");
    const served = Math.min(size, most);
    return Response.json(rows.slice((page - 1) * served, page * served));
  };
}
