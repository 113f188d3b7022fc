import type { AnyResult } from "../answer/result.ts";
import { unwrap } from "../answer/unwrap.ts";
import type { PageNumbers } from "../descriptor/descriptor.ts";
import { readPointer } from "../descriptor/json-pointer.ts";
import { ParseError } from "../errors/errors.ts";
import { InputError } from "../errors/refusals.ts";
import type { ErrorFacts } from "../errors/tributary-error.ts";
import type { CallFacts } from "../send/call.ts";
import { digest } from "./digest.ts";
import { createPaginatedMethod } from "./paginated-method.ts";
import type { PageInput, PageMark, PaginationStrategy } from "./pagination.ts";
import { PaginationError } from "./pagination-error.ts";

/**
 * Reads pages counted from one, until one is empty or shorter than the first: a provider may give fewer
 * items than it was asked for. Throws where it repeats a page, and where more may lie beyond its ceiling or
 * the caller's `maxPages`. A mark goes on where another iteration stood, with all that one knew.
 */
export const pageNumbers: PaginationStrategy = (method, provider, operation) => {
  const { pagination } = operation;
  if (!pagination) return method;
  const facts = { provider, operation: operation.path, method: operation.method, attempts: 0 };

  return createPaginatedMethod(method, async function* (input, options) {
    const { maxRecords = Number.POSITIVE_INFINITY } = pagination;
    const after = readMark(facts, options.after);
    const start = after?.page ?? readCount(facts, pagination.page, input[pagination.page]) ?? 1;
    const maxPages = readCount(facts, "maxPages", options.maxPages) ?? Number.POSITIVE_INFINITY;
    const skippedSize = after?.size ?? (start === 1 ? 0 : readPageSize(input, pagination));
    let end = (start - 1) * skippedSize;
    let size = after?.size ?? 0;
    let last = after?.digest;
    const stopAtCeiling = (problem: ErrorFacts) =>
      new PaginationError(
        problem,
        "max-records",
        `gives its first ${maxRecords} records only; there may be more`,
      );
    if (after && end >= maxRecords) throw stopAtCeiling(facts);
    for (let page = start; ; page += 1) {
      const result = await method({ ...input, [pagination.page]: page }, options);
      const told = { ...result.meta, status: result.status };
      const items = readItems(result, pagination);
      const isSizeUnknown = size === 0;
      const current = digest(JSON.stringify(items));
      if (current === last) throw new PaginationError(told, "repeated-page", "gave the same page twice");
      last = current;
      size ||= items.length;
      const isLast = items.length === 0 || items.length < size;
      if (items.length > 0) {
        const position = (page - 1) * (isSizeUnknown ? Math.max(size, skippedSize) : size);
        end = position + items.length;
        const mark = isLast ? undefined : { page: page + 1, size, digest: current };
        yield { items, page, position, mark };
      }
      // A short first page is the list's last, or all that the provider gives at once: the next one tells.
      const isUnsure = isSizeUnknown && items.length > 0 && items.length < skippedSize;
      if (end >= maxRecords && !isUnsure) throw stopAtCeiling(told);
      if (isLast) return;
      if (page - start + 1 >= maxPages) {
        const problem = `was read up to the limit of ${maxPages} pages; there may be more`;
        throw new PaginationError(told, "max-pages", problem);
      }
    }
  });
};

/** Checks a mark, which may come from anywhere: it is kept outside the process. */
function readMark(facts: CallFacts, mark: PageMark | undefined): PageMark | undefined {
  if (mark === undefined) return undefined;
  const { page, size, digest: last } = Object(mark) as PageMark;
  if (isCount(page) && isCount(size) && Number.isSafeInteger(last)) return { page, size, digest: last };
  throw new InputError(facts, "after", "pass a page's mark as it was given");
}

function readCount(facts: CallFacts, name: string, value: unknown): number | undefined {
  if (value === undefined || isCount(value)) return value as number;
  throw new InputError(facts, name, "pass a whole number above zero");
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
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
