import type { AnyResult } from "../answer/result.ts";
import { unwrap } from "../answer/unwrap.ts";
import type { PageNumbers } from "../descriptor/descriptor.ts";
import { readPointer } from "../descriptor/json-pointer.ts";
import { ParseError } from "../errors/errors.ts";
import { InputError } from "../errors/refusals.ts";
import type { CallFacts } from "../send/call.ts";
import { createPaginatedMethod } from "./paginated-method.ts";
import type { PageInput, PaginationStrategy } from "./pagination.ts";
import { PaginationError } from "./pagination-error.ts";

/**
 * Reads pages counted from one, until one is empty or shorter than the first: a provider may give fewer
 * items than it was asked for. Throws where it repeats a page, and where more may lie beyond its ceiling or
 * the caller's `maxPages`.
 */
export const pageNumbers: PaginationStrategy = (method, provider, operation) => {
  const { pagination } = operation;
  if (!pagination) return method;
  const facts = { provider, operation: operation.path, method: operation.method, attempts: 0 };

  return createPaginatedMethod(method, async function* (input, options) {
    const { maxRecords = Number.POSITIVE_INFINITY } = pagination;
    const start = readCount(facts, pagination.page, input[pagination.page]) ?? 1;
    const maxPages = readCount(facts, "maxPages", options.maxPages) ?? Number.POSITIVE_INFINITY;
    const skippedSize = start === 1 ? 0 : readPageSize(input, pagination);
    let end = (start - 1) * skippedSize;
    let size = 0;
    let last = "";
    for (let page = start; ; page += 1) {
      const result = await method({ ...input, [pagination.page]: page }, options);
      const stop = (code: PaginationError["code"], problem: string) =>
        new PaginationError(result, code, problem);
      const items = readItems(result, pagination);
      const text = JSON.stringify(items);
      if (text === last) throw stop("repeated-page", "gave the same page twice");
      last = text;
      size ||= items.length;
      const isFirst = page === start;
      if (items.length > 0) {
        const position = (page - 1) * (isFirst ? Math.max(size, skippedSize) : size);
        end = position + items.length;
        yield { items, page, position };
      }
      // A short first page is the list's last, or all that the provider gives at once: the next one tells.
      const isUnsure = isFirst && items.length > 0 && items.length < skippedSize;
      if (end >= maxRecords && !isUnsure) {
        throw stop("max-records", `gives its first ${maxRecords} records only; there may be more`);
      }
      if (items.length === 0 || items.length < size) return;
      if (page - start + 1 >= maxPages) {
        throw stop("max-pages", `was read up to the limit of ${maxPages} pages; there may be more`);
      }
    }
  });
};

function readCount(facts: CallFacts, name: string, value: unknown): number | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && Number(value) > 0)) return value as number;
  throw new InputError(facts, name, "pass a whole number above zero");
}

/** The size of the pages before the one an iteration starts at, as far as the caller or the contract says. */
function readPageSize(input: PageInput, { pageSize, defaultPageSize = 0 }: PageNumbers): number {
  const { [pageSize]: size = defaultPageSize } = input;
  return typeof size === "number" ? size : 0;
}

function readItems(result: AnyResult, { items }: PageNumbers): readonly unknown[] {
  const data = unwrap(result);
  const page = items === undefined ? data : readPointer(data, items);
  if (Array.isArray(page)) return page;
  throw new ParseError({ ...result.meta, code: "no-items" }, result.status);
}
