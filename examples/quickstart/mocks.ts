import { createCustomers } from "@tributary/customers";
import { startMockServer } from "@tributary/mocks";
import { alignReferences, peopleAlign, peopleGurupay } from "./people-mocks.ts";
import type { CustomersSource } from "./source.ts";

const unknownId = "00000000-0000-4000-8000-000000000000";

/** Starts a mock of each provider, peopled with the customers of its contract's examples. */
export async function connectMocks(say: (line: string) => void): Promise<CustomersSource> {
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
    customers: createCustomers({
      killb: { email: "treasury@example.com", password: "demo-password", baseUrl: killb.url },
      align: { apiKey: "demo-key", baseUrl: align.url },
      gurupay: { token: "demo-token", baseUrl: gurupay.url },
    }),
    references: alignReferences,
    unknown: { provider: "gurupay", id: unknownId },
    async [Symbol.asyncDispose]() {
      await Promise.all([killb.close(), align.close(), gurupay.close()]);
    },
  };
}
