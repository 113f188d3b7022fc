import type { CallFacts } from "./call.ts";
import type { PageNumbers } from "./descriptor.ts";
import type { CallOptions } from "./options.ts";
import type { AnyResult } from "./result.ts";

/** A paginated operation, with all a strategy needs to walk it. */
export interface PageSource {
  readonly pagination: PageNumbers;
  readonly input: Readonly<Record<string, unknown>>;
  readonly facts: CallFacts;
  /** Fetches the page that the input names. */
  call(input: Readonly<Record<string, unknown>>): Promise<AnyResult>;
}

/** Walks the pages of an operation, fetching each only when it is asked for. */
export type PaginationStrategy = (source: PageSource) => Pages<unknown>;

/** Pages, one by one. */
export type Pages<Item> = AsyncGenerator<readonly Item[], void, undefined>;

/** Items, page after page. */
export type Items<Item> = AsyncGenerator<Item, void, undefined>;

/** An operation that gives a page, and can walk all of them. */
export interface PaginatedOperation<Input, Result, Item> {
  /** Fetches one page. */
  (input: Input, options?: CallOptions): Promise<Result>;
  /**
   * Iterates the items of every page, fetching the next page only when the loop asks for it. The signal
   * ends it; a failing page throws an `HttpError` after the items before it.
   */
  items(input: Input, options?: CallOptions): Items<Item>;
  /** Iterates the pages themselves, in the same way. */
  pages(input: Input, options?: CallOptions): Pages<Item>;
}

/** A `PaginatedOperation` that may be called without input. */
export interface OptionalPaginatedOperation<Input, Result, Item> {
  /** Fetches one page. */
  (input?: Input, options?: CallOptions): Promise<Result>;
  /**
   * Iterates the items of every page, fetching the next page only when the loop asks for it. The signal
   * ends it; a failing page throws an `HttpError` after the items before it.
   */
  items(input?: Input, options?: CallOptions): Items<Item>;
  /** Iterates the pages themselves, in the same way. */
  pages(input?: Input, options?: CallOptions): Pages<Item>;
}
