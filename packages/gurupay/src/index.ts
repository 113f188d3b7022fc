// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

export type { CallOptions, ClientOptions, Credential, Middleware, MiddlewareChain } from "@tributary/http";
export {
  ConfigError,
  createMiddleware,
  HttpError,
  InputError,
  NetworkError,
  ParseError,
  RedirectError,
  TimeoutError,
  TooLargeError,
  TributaryError,
  unwrap,
} from "@tributary/http";
export type { GurupayClient, GurupayClientOptions, GurupayEnvironment } from "./client.ts";
export { createGurupayClient } from "./client.ts";
export { descriptor } from "./descriptor.ts";
export type {
  GetCustomerInput,
  GetCustomerResult,
  ListCustomersInput,
  ListCustomersResult,
} from "./operations.ts";
export type { GurupayPathCalls } from "./path-calls.ts";
export type { components, operations, paths } from "./schema.ts";
export type { Customer, ErrorResponse, UnauthenticatedResponse } from "./types.ts";
