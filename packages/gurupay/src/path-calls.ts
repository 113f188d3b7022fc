// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { OptionalPathCall, PathCall } from "@tributary/http";
import type { Customer, ErrorResponse, UnauthenticatedResponse } from "./types.ts";

/** `GET` operations that must be given input. */
interface GetPaths {
  "/api/v1/customers/{uuid}": {
    init: { params: { path: { uuid: string } } };
    data: Customer;
    error: UnauthenticatedResponse | ErrorResponse;
  };
}

/** `GET` operations that may be called without input. */
interface GetPathsWithoutInput {
  "/api/v1/customers": {
    init: { params?: { query?: { per_page?: number | undefined; page?: number | undefined } } };
    data: Customer[];
    error: UnauthenticatedResponse;
  };
}

/** openapi-fetch's calls by path, on the same transport as the methods. */
export interface GurupayPathCalls {
  readonly GET: OptionalPathCall<GetPathsWithoutInput> & PathCall<GetPaths>;
}
