import { type Customer, HttpError, InputError, type LookUp } from "@tributary/customers";
import { type CustomerRow, toCustomerRow, toKey } from "./customer-row.ts";
import { describeFailure } from "./describe-failure.ts";
import type { MirroredProvider } from "./source.ts";
import type { NextState, Outcome, Task } from "./storage/storage.ts";

/** Looks customers up: those of `--align-ids`, or rows that a walk has not met and that may be gone. */
export async function lookUpCustomers(
  { ids, kind }: Task,
  { customers, provider }: MirroredProvider,
  signal: AbortSignal,
): Promise<Outcome> {
  const rows: CustomerRow[] = [];
  const gone: string[] = [];
  const errors: string[] = [];
  if (!customers.supports(provider, "get")) return { rows, gone, next: { state: "done", unseen: "keep" } };
  const references = ids.map((id) => ({ provider, id }));
  for (const found of await customers.getMany(references, { signal })) {
    const asked = found.reference.id;
    const row = found.ok ? toCustomerRow(found.customer, asked) : undefined;
    if (row) rows.push(row);
    if (row ? row.id !== toKey(asked) : isGone(found, kind)) gone.push(toKey(asked));
    else if (!found.ok) errors.push(`${JSON.stringify(asked)}: ${describeFailure(found.error)}`);
  }
  return { rows, gone, next: toNext(errors) };
}

/**
 * Whether the provider has no such customer. For a row that a whole walk has not met, it is enough that the id is
 * none that can be asked for; an id that a person has given may be a mistake, and is reported.
 */
function isGone(found: LookUp<Customer>, kind: Task["kind"]): boolean {
  if (found.ok) return false;
  const { error } = found;
  if (HttpError.is(error) && (error.status === 404 || error.status === 410)) return true;
  if (kind !== "confirm") return false;
  return InputError.is(error) || (HttpError.is(error) && (error.status === 400 || error.status === 422));
}

function toNext(errors: readonly string[]): NextState {
  const [first] = errors;
  if (first === undefined) return { state: "done", unseen: "keep" };
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more ids)` : "";
  return { state: "failed", failures: errors.length, error: first + more, cursor: null };
}
