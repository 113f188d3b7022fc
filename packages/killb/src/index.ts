// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

export type {
  CallOptions,
  ClientOptions,
  Credential,
  Middleware,
  MiddlewareChain,
  TokenSharing,
  TokenStore,
} from "@tributary/http";
export {
  ConfigError,
  createMiddleware,
  HttpError,
  InputError,
  NetworkError,
  ParseError,
  RedirectError,
  sharedTokens,
  TimeoutError,
  TooLargeError,
  TributaryError,
  unwrap,
} from "@tributary/http";
export type { KillbClient, KillbClientOptions, KillbEnvironment } from "./client.ts";
export { createKillbClient } from "./client.ts";
export { descriptor } from "./descriptor.ts";
export type { GetProfileResult, LoginInput, LoginResult, RefreshInput, RefreshResult } from "./operations.ts";
export type { KillbPathCalls } from "./path-calls.ts";
export type { components, operations, paths } from "./schema.ts";
export type {
  BadRequestArgument,
  BadRequestResponse,
  CustomerProfile,
  InternalServerErrorResponse,
  LoginRequest,
  RefreshRequest,
  TokenResponse,
} from "./types.ts";
