// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { defineDescriptor } from "@tributary/http";

/** Align as its contract describes it: servers, authentication and operations. */
export const descriptor = /* @__PURE__ */ defineDescriptor({
  provider: "align",
  servers: {
    production: "https://api.alignlabs.dev",
    sandbox: "https://api-sandbox.alignlabs.dev",
  },
  authentication: {
    strategy: "api-key",
    header: "Api-Key",
  },
  operations: {
    getCustomer: {
      method: "GET",
      path: "/v0/customers/{customer_id}",
      authenticated: true,
      retry: "safe",
      responses: {
        "200": "json",
      },
    },
  },
});
