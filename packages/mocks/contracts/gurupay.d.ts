// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { components } from "./gurupay.schema.d.ts";

type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

interface Customer extends Schema<"Customer"> {}
interface UnauthenticatedResponse extends Schema<"UnauthenticatedResponse"> {}
interface ErrorResponse extends Schema<"ErrorResponse"> {}

/** What a handler of Guru Pay's mock is asked and may answer, by operation. */
export interface GurupayOperations {
  listCustomers: {
    request: {
      path: Record<string, never>;
      query: { per_page?: string; page?: string };
      headers: Record<string, string>;
      body: undefined;
    };
    response:
      | { status: 200; body: Customer[]; headers?: Record<string, string> }
      | { status: 401; body: UnauthenticatedResponse; headers?: Record<string, string> };
  };
  getCustomer: {
    request: {
      path: { uuid: string };
      query: Record<string, never>;
      headers: Record<string, string>;
      body: undefined;
    };
    response:
      | { status: 200; body: Customer; headers?: Record<string, string> }
      | { status: 401; body: UnauthenticatedResponse; headers?: Record<string, string> }
      | { status: 404; body: ErrorResponse; headers?: Record<string, string> };
  };
}
