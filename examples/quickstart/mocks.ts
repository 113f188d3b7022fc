import type { Customer as AlignCustomer } from "@tributary/align";
import { type CustomersOptions, createCustomers } from "@tributary/customers";
import type { ErrorResponse, Customer as GurupayCustomer } from "@tributary/gurupay";
import { type MockServer, pagesOf, startMockServer } from "@tributary/mocks";
import alignContract from "@tributary/mocks/contracts/align.json" with { type: "json" };
import gurupayContract from "@tributary/mocks/contracts/gurupay.json" with { type: "json" };
import { createMockOptions } from "./mock-options.ts";
import type { CustomersSource } from "./source.ts";

const unknownId = "00000000-0000-4000-8000-000000000000";

/** Mock servers that are running, and what it takes to ask them. */
export interface RunningMocks extends AsyncDisposable {
  readonly options: Required<CustomersOptions>;
  /** Customers that Align's mock knows. */
  readonly references: CustomersSource["references"];
}

/** Starts a mock of each provider, peopled with the customers of its contract's examples. */
export async function startMocks(say: (line: string) => void): Promise<RunningMocks> {
  const [killb, align, gurupay] = await Promise.all([
    startMockServer("killb"),
    startMockServer("align"),
    startMockServer("gurupay"),
  ]);
  say("\nMock servers, built from the same contracts:");
  for (const mock of [killb, align, gurupay]) say(`  ${mock.provider.padEnd(8)} ${mock.url}`);
  peopleGurupay(gurupay);
  return {
    options: createMockOptions({ killb: killb.url, align: align.url, gurupay: gurupay.url }),
    references: peopleAlign(align),
    async [Symbol.asyncDispose]() {
      await Promise.all([killb.close(), align.close(), gurupay.close()]);
    },
  };
}

/** Starts the mock servers, and connects to them. */
export async function connectMocks(say: (line: string) => void): Promise<CustomersSource> {
  const mocks = await startMocks(say);
  return {
    customers: createCustomers(mocks.options),
    references: mocks.references,
    unknown: { provider: "gurupay", id: unknownId },
    [Symbol.asyncDispose]: () => mocks[Symbol.asyncDispose](),
  };
}

/** Answers each customer of the examples by id. Align documents no answer for an unknown one. */
function peopleAlign(mock: MockServer<"align">): CustomersSource["references"] {
  const examples = alignContract.paths["/v0/customers/{customer_id}"].get.responses["200"].content;
  const customers = Object.values(examples["application/json"].examples).map(
    ({ value }) => value as AlignCustomer,
  );
  mock.use("getCustomer", ({ path }) => {
    const body = customers.find(({ customer_id }) => customer_id === path.customer_id);
    return body === undefined ? { status: 404 } : { status: 200, body };
  });
  return customers.map(({ customer_id: id }) => ({ provider: "align", id }));
}

/** Lists the customers of the examples in pages, and answers 404 for any id that is none of theirs. */
function peopleGurupay(mock: MockServer<"gurupay">): void {
  const { "/api/v1/customers": list, "/api/v1/customers/{uuid}": one } = gurupayContract.paths;
  const pages = list.get.responses["200"].content["application/json"].examples;
  const customers = [...pages["page-1"].value, ...pages["page-2"].value] as GurupayCustomer[];
  const { value: notFound } = one.get.responses["404"].content["application/json"].examples["not-found"];
  mock.use("listCustomers", pagesOf(customers, { page: "page", pageSize: "per_page", defaultPageSize: 15 }));
  mock.use("getCustomer", ({ path }) => {
    const body = customers.find(({ uuid }) => uuid === path.uuid);
    return body === undefined ? { status: 404, body: notFound as ErrorResponse } : { status: 200, body };
  });
}
