import type { Customer } from "@tributary/customers";
import type { CustomersSource } from "./source.ts";

/** Every customer of every provider: the caller's own record, those known by id, and those that can be listed. */
export async function collectCustomers({ customers, references }: CustomersSource): Promise<Customer[]> {
  const found: Customer[] = [];
  if (customers.supports("killb", "profile")) found.push(await customers.profile({ provider: "killb" }));
  for (const reference of references) found.push(await customers.get(reference));
  for await (const customer of customers.list()) found.push(customer);
  return found;
}
