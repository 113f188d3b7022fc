// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { PathCall } from "@tributary/http";
import type { Customer } from "./types.ts";

/** `GET` operations that must be given input. */
interface GetPaths {
  "/v0/customers/{customer_id}": {
    init: { params: { path: { customer_id: string } } };
    data: Customer;
    error: unknown;
  };
}

/** openapi-fetch's calls by path, on the same transport as the methods. */
export interface AlignPathCalls {
  readonly GET: PathCall<GetPaths>;
}
