import { InputError } from "@tributary/http";

/**
 * Settles how many customers to ask a provider for at once: as many as asked for, and no more than it serves.
 * @throws {InputError} for a number that is none.
 */
export function readPageSize(
  asked: number | undefined,
  list: { readonly largestPage: number } | undefined,
): number {
  const { largestPage = 1 } = list ?? {};
  if (asked === undefined) return largestPage;
  if (Number.isSafeInteger(asked) && asked > 0) return Math.min(asked, largestPage);
  throw new InputError({ provider: "customers" }, "pageSize", "pass a whole number above zero");
}
