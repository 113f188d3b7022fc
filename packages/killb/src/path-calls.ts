// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { OptionalPathCall, PathCall } from "@tributary/http";
import type {
  BadRequestResponse,
  CustomerProfile,
  InternalServerErrorResponse,
  LoginRequest,
  RefreshRequest,
  TokenResponse,
} from "./types.ts";

/** `GET` operations that may be called without input. */
interface GetPathsWithoutInput {
  "/api/v2/customers/profile": {
    init: unknown;
    data: CustomerProfile;
    error: BadRequestResponse | InternalServerErrorResponse;
  };
}

/** `POST` operations that must be given input. */
interface PostPaths {
  "/api/v2/auth/login": {
    init: { body: LoginRequest };
    data: TokenResponse;
    error: BadRequestResponse | InternalServerErrorResponse;
  };
  "/api/v2/auth/refresh": {
    init: { body: RefreshRequest };
    data: TokenResponse;
    error: BadRequestResponse | InternalServerErrorResponse;
  };
}

/** openapi-fetch's calls by path, on the same transport as the methods. */
export interface KillbPathCalls {
  readonly GET: OptionalPathCall<GetPathsWithoutInput>;
  readonly POST: PathCall<PostPaths>;
}
