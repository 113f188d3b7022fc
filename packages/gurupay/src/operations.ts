// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { Failure, Success, UndocumentedFailure } from "@tributary/http";
import type { Customer, ErrorResponse, UnauthenticatedResponse } from "./types.ts";

/** What `listCustomers` takes. */
export interface ListCustomersInput {
  /** Number of items to return per page in a paginated response. */
  per_page?: number | undefined;
  /** The current page number for paginated results. */
  page?: number | undefined;
}

/** What `listCustomers` answers, told apart by `ok` and `status`. */
export type ListCustomersResult =
  | Success<200, Customer[]>
  | Failure<401, UnauthenticatedResponse>
  | UndocumentedFailure<401>;

/** What `getCustomer` takes. */
export interface GetCustomerInput {
  /** Universally Unique Identifier (UUID) as defined by RFC 4122. */
  uuid: string;
}

/** What `getCustomer` answers, told apart by `ok` and `status`. */
export type GetCustomerResult =
  | Success<200, Customer>
  | Failure<401, UnauthenticatedResponse>
  | Failure<404, ErrorResponse>
  | UndocumentedFailure<401 | 404>;
