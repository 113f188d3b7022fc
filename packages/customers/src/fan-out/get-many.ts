import { InputError } from "@tributary/http";
import type { CustomerReference } from "../composition/customers.ts";
import type { GetManyOptions } from "../composition/options.ts";
import type { LookUp } from "../composition/outcomes.ts";
import { PartialFailureError } from "../errors/partial-failure-error.ts";
import type { AnyCustomer } from "../model/customer.ts";
import { openScope, type Scope } from "./scope.ts";

type Fetch = (reference: CustomerReference, scope: Scope) => Promise<AnyCustomer>;

/** A reference that is to be fetched once, however often it is given. */
interface Errand {
  readonly reference: CustomerReference;
  outcome?: LookUp<AnyCustomer>;
}

/** Looks many customers up: so many at once at each provider, and none waits for another provider's. */
export async function getMany(
  references: Iterable<CustomerReference>,
  { concurrency = 8, ...options }: GetManyOptions,
  fetch: Fetch,
): Promise<LookUp<AnyCustomer>[]> {
  if (!(Number.isSafeInteger(concurrency) && concurrency > 0)) {
    throw new InputError({ provider: "customers" }, "concurrency", "pass a whole number above zero");
  }
  const scope = openScope(options);
  try {
    const { byProvider, inOrder } = collectErrands(references);
    const run = (errand: Errand) => runErrand(errand, scope, options, fetch);
    await Promise.all([...byProvider.values()].map((errands) => runAll(errands.values(), concurrency, run)));
    scope.throwIfAborted();
    return inOrder.map(({ outcome }) => outcome as LookUp<AnyCustomer>);
  } finally {
    scope.close();
  }
}

/** Finds out what is to be fetched: by provider, each reference once, and for each place its errand. */
function collectErrands(references: Iterable<CustomerReference>) {
  const byProvider = new Map<string, Map<string, Errand>>();
  const inOrder = Array.from(references, (reference) => {
    const { id, provider } = Object(reference) as CustomerReference;
    const errands = byProvider.get(provider) ?? new Map<string, Errand>();
    byProvider.set(provider, errands);
    const errand = errands.get(id) ?? { reference };
    errands.set(id, errand);
    return errand;
  });
  return {
    byProvider: new Map([...byProvider].map(([provider, errands]) => [provider, [...errands.values()]])),
    inOrder,
  };
}

async function runErrand(errand: Errand, scope: Scope, { onFailure }: GetManyOptions, fetch: Fetch) {
  const { reference } = errand;
  try {
    scope.signal.throwIfAborted();
    errand.outcome = { ok: true, reference, customer: await fetch(reference, scope) };
  } catch (error) {
    scope.throwIfAborted();
    const failure = scope.toFailure(String(reference?.provider), error);
    if (onFailure === "throw") throw new PartialFailureError([failure]);
    errand.outcome = { ok: false, reference, ...failure };
  }
}

/** Runs tasks in their order, so many at once; the first that throws ends all. */
async function runAll<Task>(
  tasks: Iterator<Task> & Iterable<Task>,
  concurrency: number,
  run: (task: Task) => Promise<void>,
): Promise<void> {
  const work = async () => {
    for (const task of tasks) await run(task);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
