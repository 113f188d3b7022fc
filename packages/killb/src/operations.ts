// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { Failure, Success, UndocumentedFailure } from "@tributary/http";
import type {
  BadRequestResponse,
  CustomerProfile,
  InternalServerErrorResponse,
  LoginRequest,
  RefreshRequest,
  TokenResponse,
} from "./types.ts";

/** What `getProfile` answers, told apart by `ok` and `status`. */
export type GetProfileResult =
  | Success<200, CustomerProfile>
  | Failure<400, BadRequestResponse>
  | Failure<500, InternalServerErrorResponse>
  | UndocumentedFailure<400 | 500>;

/** What `login` takes. */
export interface LoginInput {
  /** The request's body. */
  body: LoginRequest;
}

/** What `login` answers, told apart by `ok` and `status`. */
export type LoginResult =
  | Success<201, TokenResponse>
  | Failure<400, BadRequestResponse>
  | Failure<500, InternalServerErrorResponse>
  | UndocumentedFailure<400 | 500>;

/** What `refresh` takes. */
export interface RefreshInput {
  /** The request's body. */
  body: RefreshRequest;
}

/** What `refresh` answers, told apart by `ok` and `status`. */
export type RefreshResult =
  | Success<201, TokenResponse>
  | Failure<400, BadRequestResponse>
  | Failure<500, InternalServerErrorResponse>
  | UndocumentedFailure<400 | 500>;
