import {
  createProviderClient,
  defineDescriptor,
  type Page,
  type PageNumbers,
  pageNumbers,
  queryParameters,
} from "../../src/index.ts";
import { answerJson, createFakeFetch, type SentRequest } from "./fake-fetch.ts";
import { createGlobexClient, type GlobexClient } from "./fixtures.ts";

/** So many numbers, in a row. */
export const numbers = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => from + index);

interface ListOptions {
  /** The most items of a page, whatever the caller asks for. */
  readonly most?: number;
  /** The size of a page when the caller names none. */
  readonly size?: number;
  /** How many items can be reached. */
  readonly ceiling?: number;
}

/** Answers with a page of `total` numbers. */
export function answerPage(
  { url }: SentRequest,
  total: number,
  { most = 100, size = 3, ceiling = total }: ListOptions,
) {
  const search = new URL(url).searchParams;
  const length = Math.min(most, Number(search.get("per_page") ?? size));
  const start = (Number(search.get("page")) - 1) * length;
  return answerJson(numbers(start, Math.max(0, Math.min(length, Math.min(total, ceiling) - start))));
}

export function createList(total: number, options: ListOptions = {}) {
  return serve((request) => answerPage(request, total, options));
}

export function serve(handle: (request: SentRequest, index: number) => Response | Promise<Response>) {
  const { fetch, sent } = createFakeFetch(handle);
  return { client: createGlobexClient({ fetch }), sent };
}

export async function collect<T>(source: AsyncIterable<T>) {
  const items: T[] = [];
  try {
    for await (const item of source) items.push(item);
    return { items, error: undefined };
  } catch (error) {
    return { items, error };
  }
}

/** Where each page was: its number, its position and how many items it had. */
export async function collectPlaces(source: AsyncIterable<Page<unknown>>) {
  const { items, error } = await collect(source);
  return { places: items.map(({ page, position, items: { length } }) => [page, position, length]), error };
}

/** A list of `total` numbers whose contract tells more of its pages. */
export function createDescribedList(
  facts: Pick<PageNumbers, "defaultPageSize" | "maxRecords">,
  total: number,
  options: ListOptions,
): GlobexClient["listItems"] {
  const descriptor = defineDescriptor({
    provider: "umbrella",
    servers: { production: "https://umbrella.test" },
    authentication: { strategy: "none" },
    operations: {
      listItems: {
        method: "GET",
        path: "/items",
        authenticated: false,
        retry: "safe",
        query: ["page", "per_page"],
        responses: { 200: "json" },
        pagination: { strategy: "page-numbers", page: "page", pageSize: "per_page", ...facts },
      },
    },
  });
  const { fetch } = createFakeFetch((request) => answerPage(request, total, options));
  const client = createProviderClient<Pick<GlobexClient, "listItems">>(
    descriptor,
    { fetch },
    { parts: [queryParameters], pagination: pageNumbers },
  );
  return client.listItems;
}
