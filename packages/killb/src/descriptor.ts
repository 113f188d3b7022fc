// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { defineDescriptor } from "@tributary/http";

/** KillB as its contract describes it: servers, authentication and operations. */
export const descriptor = /* @__PURE__ */ defineDescriptor({
  provider: "killb",
  servers: {
    sandbox: "https://sandbox.killb.app",
    production: "https://killb.app",
  },
  authentication: {
    strategy: "token-login",
    login: "login",
    refresh: "refresh",
    refreshField: "refreshToken",
    accessToken: "/accessToken",
    refreshToken: "/refreshToken",
    expiresIn: "/expiresIn",
    expiresInUnit: "milliseconds",
  },
  errorCode: "/errorCode",
  operations: {
    getProfile: {
      method: "GET",
      path: "/api/v2/customers/profile",
      authenticated: true,
      retry: "safe",
      responses: {
        "200": "json",
        "400": "json",
        "500": "json",
      },
    },
    login: {
      method: "POST",
      path: "/api/v2/auth/login",
      authenticated: false,
      retry: "never",
      body: "application/json",
      responses: {
        "201": "json",
        "400": "json",
        "500": "json",
      },
    },
    refresh: {
      method: "POST",
      path: "/api/v2/auth/refresh",
      authenticated: false,
      retry: "never",
      body: "application/json",
      responses: {
        "201": "json",
        "400": "json",
        "500": "json",
      },
    },
  },
});
