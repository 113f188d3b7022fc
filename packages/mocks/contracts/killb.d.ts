// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { components } from "./killb.schema.d.ts";

type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

interface CustomerProfile extends Schema<"GetCustomerProfileResponseDto"> {}
interface BadRequestResponse extends Schema<"BadRequestResponse"> {}
interface InternalServerErrorResponse extends Schema<"InternalServerErrorResponse"> {}
interface LoginRequest extends Schema<"LoginRequest"> {}
interface RefreshRequest extends Schema<"RefreshRequest"> {}
interface TokenResponse extends Schema<"TokenResponse"> {}

/** What a handler of KillB's mock is asked and may answer, by operation. */
export interface KillbOperations {
  getProfile: {
    request: {
      path: Record<string, never>;
      query: Record<string, never>;
      headers: Record<string, string>;
      body: undefined;
    };
    response:
      | { status: 200; body: CustomerProfile; headers?: Record<string, string> }
      | { status: 400; body: BadRequestResponse; headers?: Record<string, string> }
      | { status: 500; body: InternalServerErrorResponse; headers?: Record<string, string> };
  };
  login: {
    request: {
      path: Record<string, never>;
      query: Record<string, never>;
      headers: Record<string, string>;
      body: LoginRequest;
    };
    response:
      | { status: 201; body: TokenResponse; headers?: Record<string, string> }
      | { status: 400; body: BadRequestResponse; headers?: Record<string, string> }
      | { status: 500; body: InternalServerErrorResponse; headers?: Record<string, string> };
  };
  refresh: {
    request: {
      path: Record<string, never>;
      query: Record<string, never>;
      headers: Record<string, string>;
      body: RefreshRequest;
    };
    response:
      | { status: 201; body: TokenResponse; headers?: Record<string, string> }
      | { status: 400; body: BadRequestResponse; headers?: Record<string, string> }
      | { status: 500; body: InternalServerErrorResponse; headers?: Record<string, string> };
  };
}
