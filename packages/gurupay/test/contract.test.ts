// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { createContractTests } from "@tributary/mocks/contract-tests";
import { afterAll, beforeAll, describe, it } from "vitest";
import contract from "../openapi.json" with { type: "json" };
import { createGurupayClient } from "../src/index.ts";

/** In milliseconds. A mock takes a minute to read a thousand operations, and seconds to make up a large answer. */
const patience = { load: 600_000, test: 60_000 };

const suite = createContractTests({
  provider: "gurupay",
  contract,
  createClient: (options) =>
    createGurupayClient({ ...options, retry: false, timeout: patience.test, token: "test-token" }),
  calls: {
    listCustomers: (client) => client.listCustomers({ per_page: 15, page: 1 }),
    getCustomer: (client) => client.getCustomer({ uuid: "e1f8a3b1-7d6c-4e9a-9b2e-3f8d1a9c5f2g" }),
  },
  pathCalls: {
    listCustomers: (client) =>
      client.GET("/api/v1/customers", { params: { query: { per_page: 15, page: 1 } } }),
    getCustomer: (client) =>
      client.GET("/api/v1/customers/{uuid}", {
        params: { path: { uuid: "e1f8a3b1-7d6c-4e9a-9b2e-3f8d1a9c5f2g" } },
      }),
  },
});

describe("gurupay contract", () => {
  beforeAll(() => suite.load(), patience.load);
  afterAll(() => suite.close());
  for (const test of suite.tests) it(test.name, { timeout: patience.test }, test.run);
});
