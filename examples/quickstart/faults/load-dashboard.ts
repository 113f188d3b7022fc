import {
  type Customer,
  type Customers,
  PartialFailureError,
  type ProviderFailure,
} from "@tributary/customers";
import { alignReferences } from "../people-mocks.ts";

/** What a page that shows every customer has to show, and what it has to say is missing. */
export interface Dashboard {
  readonly customers: readonly Customer[];
  readonly failures: readonly ProviderFailure[];
  readonly milliseconds: number;
}

/** Asks for everything there is, at once: the caller's own record, customers known by id, and those listed. */
export async function loadDashboard(
  customers: Customers<"killb" | "align" | "gurupay">,
  deadline: number,
): Promise<Dashboard> {
  const start = performance.now();
  const [profiles, lookUps, list] = await Promise.all([
    customers.profiles({ deadline }),
    customers.getMany(alignReferences, { deadline }),
    collectList(customers.list({ deadline, pageSize: 3 })),
  ]);
  return {
    customers: [
      ...profiles.customers,
      ...lookUps.flatMap((each) => (each.ok ? [each.customer] : [])),
      ...list.customers,
    ],
    failures: [...profiles.failures, ...lookUps.filter((each) => !each.ok), ...list.failures],
    milliseconds: performance.now() - start,
  };
}

/** Takes what a list gives; what it could not give is in the error that ends it. */
async function collectList(
  list: AsyncIterable<Customer>,
): Promise<Pick<Dashboard, "customers" | "failures">> {
  const customers: Customer[] = [];
  try {
    for await (const customer of list) customers.push(customer);
  } catch (error) {
    if (!PartialFailureError.is(error)) throw error;
    return { customers, failures: error.failures };
  }
  return { customers, failures: [] };
}
