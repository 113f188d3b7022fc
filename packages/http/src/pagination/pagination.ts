import type { AnyResult } from "../answer/result.ts";
import type { OperationMethod } from "../client/operation-method.ts";
import type { CallOptions } from "../client/options.ts";
import type { OperationDescriptor } from "../descriptor/descriptor.ts";

/**
 * Gives the method of a paged operation its `items` and `pages`; that of any other operation it gives back
 * as it is.
 */
export type PaginationStrategy = (
  method: OperationMethod,
  provider: string,
  operation: OperationDescriptor,
) => OperationMethod | OptionalPaginatedOperation<PageInput, AnyResult, unknown>;

/** The input of a paginated operation, before its types. */
export type PageInput = Readonly<Record<string, unknown>>;

/** Options of an iteration; those of a call hold for the call of each page. */
export interface PageOptions extends CallOptions {
  /**
   * The most pages that are read. After them the iteration throws a `PaginationError` of code `max-pages`,
   * unless the last of them ended the list. Default: no limit.
   */
  readonly maxPages?: number;
  /** Goes on after the page that gave this mark; the input must be that page's. Default: at the input's page. */
  readonly after?: PageMark | undefined;
}

/** Where a list goes on after a page. Plain JSON, without data or credentials: it may be kept anywhere. */
export interface PageMark {
  /** The next page's number. */
  readonly page: number;
  /** How many items a full page has. */
  readonly size: number;
  /** A checksum of the page, by which it is known when the provider repeats it. */
  readonly digest: number;
}

/** A page, and where in the list it is. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Its number, counted from one. */
  readonly page: number;
  /**
   * The place of its first item in the whole list, counted from zero. An iteration that starts beyond the
   * first page reckons the pages before it by the page size asked for.
   */
  readonly position: number;
  /** Where the list goes on; `undefined` after the last page. */
  readonly mark: PageMark | undefined;
}

/** Pages, one by one. */
export type Pages<Item> = AsyncGenerator<Page<Item>, void, undefined>;

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
  items(input: Input, options?: PageOptions): Items<Item>;
  /** Iterates the pages themselves, in the same way. */
  pages(input: Input, options?: PageOptions): Pages<Item>;
}

/** A `PaginatedOperation` that may be called without input. */
export interface OptionalPaginatedOperation<Input, Result, Item> {
  /** Fetches one page. */
  (input?: Input, options?: CallOptions): Promise<Result>;
  /**
   * Iterates the items of every page, fetching the next page only when the loop asks for it. The signal
   * ends it; a failing page throws an `HttpError` after the items before it.
   */
  items(input?: Input, options?: PageOptions): Items<Item>;
  /** Iterates the pages themselves, in the same way. */
  pages(input?: Input, options?: PageOptions): Pages<Item>;
}
