// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

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
export type { AlignClient, AlignClientOptions, AlignEnvironment } from "./client.ts";
export { createAlignClient } from "./client.ts";
export { descriptor } from "./descriptor.ts";
export type { GetCustomerInput, GetCustomerResult } from "./operations.ts";
export type { AlignPathCalls } from "./path-calls.ts";
export type { components, operations, paths } from "./schema.ts";
export type { Customer } from "./types.ts";
