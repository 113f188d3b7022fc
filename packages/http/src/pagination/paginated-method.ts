import type { AnyResult } from "../answer/result.ts";
import type { OperationMethod } from "../client/operation-method.ts";
import type { CallOptions } from "../client/options.ts";
import type { Items, OptionalPaginatedOperation, PageInput, PageOptions, Pages } from "./pagination.ts";

/** Walks the pages of one operation, fetching each only when it is asked for. */
export type WalkPages = (input: PageInput, options: PageOptions) => Pages<unknown>;

/** Gives a method `pages`, which walks as told, and `items`, which takes them apart. */
export function createPaginatedMethod(
  method: OperationMethod,
  walk: WalkPages,
): OptionalPaginatedOperation<PageInput, AnyResult, unknown> {
  const pages = (input: PageInput = {}, options: PageOptions = {}) => walk(input, options);

  async function* items(input?: PageInput, options?: PageOptions): Items<unknown> {
    for await (const page of pages(input, options)) {
      for (const item of page.items) {
        options?.signal?.throwIfAborted();
        yield item;
      }
    }
  }

  return Object.assign((input?: PageInput, options?: CallOptions) => method(input, options), {
    items,
    pages,
  });
}
