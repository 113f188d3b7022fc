import { InputError, PaginationError } from "@tributary/customers";
import { type CustomerRow, toCustomerRow } from "./customer-row.ts";
import { describeFailure } from "./describe-failure.ts";
import { lookUpCustomers } from "./look-up-customers.ts";
import type { MirroredProvider } from "./source.ts";
import type { FailedState, Outcome, Task } from "./storage/storage.ts";

export interface TaskOptions {
  readonly signal: AbortSignal;
  /** How many customers a walk asks for at once. A walk that is under way keeps what it began with. */
  readonly pageSize?: number | undefined;
}

/**
 * Does a task, or the next page of it. A provider that fails is an outcome.
 * @throws the signal's reason, once it has aborted.
 */
export function runTask(task: Task, source: MirroredProvider, options: TaskOptions): Promise<Outcome> {
  if (task.kind === "profile") return readProfile(source, options);
  if (task.kind === "walk") return readPage(task, source, options);
  return lookUpCustomers(task, source, options.signal);
}

async function readProfile({ customers }: MirroredProvider, { signal }: TaskOptions): Promise<Outcome> {
  const {
    customers: [profile],
    failures: [failure],
  } = await customers.profiles({ signal });
  if (failure) return { rows: [], gone: [], next: toFailed(failure.error, null) };
  const rows = profile ? [toCustomerRow(profile)] : [];
  return { rows, gone: [], next: { state: "done", unseen: "remove" } };
}

async function readPage(
  { cursor }: Task,
  { customers, provider }: MirroredProvider,
  { pageSize, signal }: TaskOptions,
): Promise<Outcome> {
  try {
    const where = cursor === null ? { pageSize } : { cursor };
    const page = await customers.listPage({ ...where, signal });
    const rows: CustomerRow[] = page.customers.map((customer) => toCustomerRow(customer));
    const [failure] = page.failures;
    if (failure) return { rows, gone: [], next: toFailed(failure.error, cursor) };
    if (page.cursor !== null) return { rows, gone: [], next: { state: "open", cursor: page.cursor } };
    const unseen = customers.supports(provider, "get") ? "confirm" : "remove";
    return { rows, gone: [], next: { state: "done", unseen } };
  } catch (error) {
    signal.throwIfAborted();
    // The cursor of another environment, or of another version of the library: going on is no use.
    if (InputError.is(error))
      return { rows: [], gone: [], next: toFailed(error, cursor, "; pass --restart") };
    throw error;
  }
}

/** A list that has come to no end would fail in the same place again: its walk begins anew. */
function toFailed(error: Error, cursor: string | null, hint = ""): FailedState {
  const next = PaginationError.is(error) ? null : cursor;
  return { state: "failed", failures: 1, error: describeFailure(error) + hint, cursor: next };
}
