import { InputError } from "@tributary/http";
import type { CustomerReference } from "../composition/customers.ts";
import type { GetManyOptions } from "../composition/options.ts";
import type { FailedLookUp, FoundCustomer, LookUp } from "../composition/outcomes.ts";
import type { AnyCustomer } from "../model/customer.ts";
import { openScope, type Scope } from "./scope.ts";
import { settle } from "./settle.ts";

type Get = (reference: CustomerReference, scope: Scope) => Promise<AnyCustomer>;

/** A customer that is to be fetched once, however often it is referred to. */
interface Errand {
  readonly provider: string;
  readonly id: string;
  outcome?: Omit<FoundCustomer<AnyCustomer>, "reference"> | Omit<FailedLookUp, "reference">;
}

/** Looks many customers up: so many at once at each provider, and none waits for another provider's. */
export async function getMany(
  references: Iterable<CustomerReference>,
  options: GetManyOptions,
  get: Get,
): Promise<LookUp<AnyCustomer>[]> {
  const { concurrency = 8, onFailure } = options;
  if (!(Number.isSafeInteger(concurrency) && concurrency > 0)) {
    throw new InputError({ provider: "customers" }, "concurrency", "pass a whole number above zero");
  }
  const scope = openScope(options);
  try {
    const { byProvider, inOrder } = collectErrands(references);
    const run = async (errand: Errand) => {
      const provider = typeof errand.provider === "string" ? errand.provider : "customers";
      const settled = await settle(provider, scope, onFailure, () => get(errand, scope));
      errand.outcome =
        "answer" in settled ? { ok: true, customer: settled.answer } : { ok: false, ...settled.failure };
    };
    await Promise.all([...byProvider.values()].map((errands) => runAll(errands, concurrency, run)));
    scope.throwIfAborted();
    return inOrder.map(({ errand, reference }) => ({ reference, ...errand.outcome }) as LookUp<AnyCustomer>);
  } finally {
    scope.close();
  }
}

/**
 * Finds out what is to be fetched: by provider, each customer once, and for each reference its errand. What a
 * reference says is read now: it is the caller's, who may change it.
 */
function collectErrands(references: Iterable<CustomerReference>) {
  // Array.from would take anything that is not iterable for an empty list.
  if (typeof Object(references)[Symbol.iterator] !== "function") {
    throw new InputError({ provider: "customers" }, "references", "pass a list of them");
  }
  const byProvider = new Map<string, Map<string, Errand>>();
  const inOrder = Array.from(references, (reference) => {
    const { id, provider } = Object(reference) as CustomerReference;
    const errands = byProvider.get(provider) ?? new Map<string, Errand>();
    byProvider.set(provider, errands);
    const errand = errands.get(id) ?? { provider, id };
    errands.set(id, errand);
    return { reference, errand };
  });
  return { byProvider, inOrder };
}

/** Runs errands in their order, so many at once; the first that throws ends all. */
async function runAll(
  errands: ReadonlyMap<string, Errand>,
  concurrency: number,
  run: (errand: Errand) => Promise<void>,
): Promise<void> {
  const waiting = errands.values();
  const work = async () => {
    for (const errand of waiting) await run(errand);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, errands.size) }, work));
}
