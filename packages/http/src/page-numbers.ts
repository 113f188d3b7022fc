import type { PageNumbers } from "./descriptor.ts";
import { ParseError } from "./errors.ts";
import { readPointer } from "./json-pointer.ts";
import type { PageSource, PaginationStrategy } from "./pagination.ts";
import { PaginationError } from "./pagination-error.ts";
import { InputError } from "./refusals.ts";
import type { AnyResult } from "./result.ts";
import { unwrap } from "./unwrap.ts";

/**
 * Reads pages counted from one, until one is empty or shorter than the first: a provider may give fewer
 * items than it was asked for. Throws where it repeats a page, or where more may lie beyond its ceiling.
 */
export const pageNumbers: PaginationStrategy = async function* ({ call, facts, input, pagination }) {
  const { maxRecords = Number.POSITIVE_INFINITY } = pagination;
  let page = readStart({ call, facts, input, pagination });
  let size: number | undefined;
  let last: string | undefined;
  for (; ; page += 1) {
    const result = await call({ ...input, [pagination.page]: page });
    const items = readItems(result, pagination);
    if (items.length === 0) return;
    const text = JSON.stringify(items);
    if (text === last) throw new PaginationError(result, "repeated-page", "gave the same page twice");
    last = text;
    size ??= items.length;
    yield items;
    if ((page - 1) * size + items.length >= maxRecords) {
      throw new PaginationError(result, "max-records", `gives ${maxRecords} records; there may be more`);
    }
    if (items.length < size) return;
  }
};

function readStart({ facts, input, pagination }: PageSource): number {
  const { [pagination.page]: start = 1 } = input;
  if (typeof start === "number" && Number.isSafeInteger(start) && start > 0) return start;
  throw new InputError(facts, pagination.page, "pass a whole number above zero");
}

function readItems(result: AnyResult, { items }: PageNumbers): readonly unknown[] {
  const data = unwrap(result);
  const page = items === undefined ? data : readPointer(data, items);
  if (Array.isArray(page)) return page;
  throw new ParseError({ ...result.meta, code: "no-items" }, result.status);
}
