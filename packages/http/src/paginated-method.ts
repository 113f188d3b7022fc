import type { OperationDescriptor } from "./descriptor.ts";
import type { OperationMethod } from "./operation-method.ts";
import type { CallOptions } from "./options.ts";
import type { Items, OptionalPaginatedOperation, Pages, PaginationStrategy } from "./pagination.ts";
import type { AnyResult } from "./result.ts";

type Input = Readonly<Record<string, unknown>>;

/** Gives the method of an operation that is paged its `items` and `pages`. */
export function addPagination(
  method: OperationMethod,
  provider: string,
  { path, method: verb, pagination }: OperationDescriptor,
  strategy: PaginationStrategy,
): OperationMethod | OptionalPaginatedOperation<Input, AnyResult, unknown> {
  if (!pagination) return method;
  const facts = { provider, operation: path, method: verb, attempts: 0 };
  const pages = (input: Input = {}, options: CallOptions = {}): Pages<unknown> =>
    strategy({ pagination, input, facts, call: (pageInput) => method(pageInput, options) });

  async function* items(input?: Input, options: CallOptions = {}): Items<unknown> {
    for await (const page of pages(input, options)) {
      for (const item of page) {
        options.signal?.throwIfAborted();
        yield item;
      }
    }
  }

  return Object.assign((input?: Input, options?: CallOptions) => method(input, options), { items, pages });
}
