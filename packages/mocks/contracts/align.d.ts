// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { components } from "./align.schema.d.ts";

type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

interface Customer extends Schema<"GetCustomerResponseSuccessModel"> {}

/** What a handler of Align's mock is asked and may answer, by operation. */
export interface AlignOperations {
  getCustomer: {
    request: {
      path: { customer_id: string };
      query: Record<string, never>;
      headers: Record<string, string>;
      body: undefined;
    };
    response: { status: 200; body: Customer; headers?: Record<string, string> };
  };
}
