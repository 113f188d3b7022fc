// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { createContractTests } from "@tributary/mocks/contract-tests";
import { afterAll, beforeAll, describe, it } from "vitest";
import contract from "../openapi.json" with { type: "json" };
import { createAlignClient } from "../src/index.ts";

/** In milliseconds. A mock takes a minute to read a thousand operations, and seconds to make up a large answer. */
const patience = { load: 600_000, test: 60_000 };

const suite = createContractTests({
  provider: "align",
  contract,
  createClient: (options) =>
    createAlignClient({ ...options, retry: false, timeout: patience.test, apiKey: "test-apiKey" }),
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
  beforeAll(() => suite.load(), patience.load);
  afterAll(() => suite.close());
  for (const test of suite.tests) it(test.name, { timeout: patience.test }, test.run);
});
