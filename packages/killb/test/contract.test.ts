// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { createContractTests } from "@tributary/mocks/contract-tests";
import { afterAll, beforeAll, describe, it } from "vitest";
import contract from "../openapi.json" with { type: "json" };
import { createKillbClient } from "../src/index.ts";

/** In milliseconds. A mock takes a minute to read a thousand operations, and seconds to make up a large answer. */
const patience = { load: 600_000, test: 60_000 };

const suite = createContractTests({
  provider: "killb",
  contract,
  createClient: (options) =>
    createKillbClient({
      ...options,
      retry: false,
      timeout: patience.test,
      email: "test-email",
      password: "test-password",
    }),
  calls: {
    getProfile: (client) => client.getProfile(),
    login: (client) => client.login({ body: { email: "treasury@example.com", password: "mock-password" } }),
    refresh: (client) => client.refresh({ body: { refreshToken: "mock-refresh-token" } }),
  },
  pathCalls: {
    getProfile: (client) => client.GET("/api/v2/customers/profile"),
    login: (client) =>
      client.POST("/api/v2/auth/login", {
        body: { email: "treasury@example.com", password: "mock-password" },
      }),
    refresh: (client) =>
      client.POST("/api/v2/auth/refresh", { body: { refreshToken: "mock-refresh-token" } }),
  },
});

describe("killb contract", () => {
  beforeAll(() => suite.load(), patience.load);
  afterAll(() => suite.close());
  for (const test of suite.tests) it(test.name, { timeout: patience.test }, test.run);
});
