export interface PagesOfOptions {
  /** The query parameter that names the page, counted from one. */
  readonly page: string;
  /** The query parameter that names the page size. */
  readonly pageSize: string;
  /** The size of a page when the request names none: the contract's default. */
  readonly defaultPageSize: number;
}

/**
 * Creates a handler that answers a paginated list from `items`, a page at a time: the page and the size
 * the request asks for, and an empty list past the end. The items are read anew for each request.
 * @example
 * mock.use("listCustomers", pagesOf(customers, { page: "page", pageSize: "per_page", defaultPageSize: 15 }));
 */
export function pagesOf<Item>(
  items: readonly Item[],
  options: PagesOfOptions,
): (request: { readonly query: object }) => { status: 200; body: Item[] } {
  return ({ query }) => {
    const page = readCount(query, options.page) ?? 1;
    const size = readCount(query, options.pageSize) ?? options.defaultPageSize;
    return { status: 200, body: items.slice((page - 1) * size, page * size) };
  };
}

/** An empty value counts as none: the contract's own checks let it pass. */
function readCount(query: object, name: string): number | undefined {
  const value = new Map<string, unknown>(Object.entries(query)).get(name);
  return value === undefined || value === "" ? undefined : Number(value);
}
