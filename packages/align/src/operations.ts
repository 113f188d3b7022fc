// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { Success, UndocumentedFailure } from "@tributary/http";
import type { Customer } from "./types.ts";

/** What `getCustomer` takes. */
export interface GetCustomerInput {
  /** The unique identifier of the customer. */
  customer_id: string;
}

/** What `getCustomer` answers, told apart by `ok` and `status`. */
export type GetCustomerResult = Success<200, Customer> | UndocumentedFailure<never>;
