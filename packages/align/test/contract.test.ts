// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { createContractTests } from "@tributary/mocks/contract-tests";
import { afterAll, describe, it } from "vitest";
import contract from "../openapi.json" with { type: "json" };
import { createAlignClient } from "../src/index.ts";

const suite = createContractTests({
  provider: "align",
  contract,
  createClient: (options) => createAlignClient({ ...options, retry: false, apiKey: "test-apiKey" }),
  calls: {
    getCustomer: (client) => client.getCustomer({ customer_id: "a021f28c-d2aa-4a40-a87d-c5e07c8f5145" }),
  },
  pathCalls: {
    getCustomer: (client) =>
      client.GET("/v0/customers/{customer_id}", {
        params: { path: { customer_id: "a021f28c-d2aa-4a40-a87d-c5e07c8f5145" } },
      }),
  },
});

describe("align contract", () => {
  afterAll(() => suite.close());
  for (const test of suite.tests) it(test.name, test.run);
});
