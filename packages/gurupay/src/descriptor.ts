// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { defineDescriptor } from "@tributary/http";

/** Guru Pay as its contract describes it: servers, authentication and operations. */
export const descriptor = /* @__PURE__ */ defineDescriptor({
  provider: "gurupay",
  servers: {
    production: "https://public-api.gurupay.eu",
    sandbox: "https://public-api-dev.gurupay.eu",
  },
  authentication: {
    strategy: "bearer",
  },
  errorCode: "/message",
  operations: {
    listCustomers: {
      method: "GET",
      path: "/api/v1/customers",
      authenticated: true,
      retry: "safe",
      query: ["per_page", "page"],
      responses: {
        "200": "json",
        "401": "json",
      },
      pagination: {
        strategy: "page-numbers",
        page: "page",
        pageSize: "per_page",
        maxRecords: 10000,
        defaultPageSize: 15,
      },
    },
    getCustomer: {
      method: "GET",
      path: "/api/v1/customers/{uuid}",
      authenticated: true,
      retry: "safe",
      responses: {
        "200": "json",
        "401": "json",
        "404": "json",
      },
    },
  },
});
