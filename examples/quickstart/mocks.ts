import { type CustomersOptions, createCustomers } from "@tributary/customers";
import { startMockServer } from "@tributary/mocks";
import { createMockOptions } from "./mock-options.ts";
import { alignReferences, peopleAlign, peopleGurupay } from "./people-mocks.ts";
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
  peopleAlign(align);
  peopleGurupay(gurupay);
  return {
    options: createMockOptions({ killb: killb.url, align: align.url, gurupay: gurupay.url }),
    references: alignReferences,
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
