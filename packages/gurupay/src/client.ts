// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { CallOptions, ClientOptions, Credential, OptionalPaginatedOperation } from "@tributary/http";
import {
  bearer,
  createProviderClient,
  pageNumbers,
  pathParameters,
  queryParameters,
  readPointer,
} from "@tributary/http";
import { descriptor } from "./descriptor.ts";
import type {
  GetCustomerInput,
  GetCustomerResult,
  ListCustomersInput,
  ListCustomersResult,
} from "./operations.ts";
import type { GurupayPathCalls } from "./path-calls.ts";
import type { Customer } from "./types.ts";

/** The servers of Guru Pay's contract. */
export type GurupayEnvironment = "production" | "sandbox";

/** What a client of Guru Pay is made with. */
export interface GurupayClientOptions extends ClientOptions<GurupayEnvironment> {
  /** The token sent as `Authorization: Bearer`. */
  readonly token: Credential;
}

/** A client of Guru Pay: a method per operation, and openapi-fetch's calls by path. */
export interface GurupayClient extends GurupayPathCalls {
  /**
   * Retrieve a paginated list of customers.
   *
   * Returns a list of customers, paginated according to the 'per_page' and 'page' query parameters.
   *
   * `GET /api/v1/customers`
   */
  readonly listCustomers: OptionalPaginatedOperation<ListCustomersInput, ListCustomersResult, Customer>;

  /**
   * Retrieve details for a specific customer.
   *
   * Returns comprehensive information about a customer identified by their unique UUID.
   *
   * `GET /api/v1/customers/{uuid}`
   */
  getCustomer(input: GetCustomerInput, options?: CallOptions): Promise<GetCustomerResult>;
}

/**
 * Creates a client of Guru Pay. It holds the credentials until it is collected, and makes no request of its own.
 * @throws {ConfigError} when an option is missing or malformed.
 * @example
 * const gurupay = createGurupayClient({ token, environment: "sandbox" });
 */
export function createGurupayClient(options: GurupayClientOptions): GurupayClient {
  return createProviderClient<GurupayClient>(descriptor, options, {
    authentication: bearer(options.token),
    parts: [pathParameters, queryParameters],
    readCode: readPointer,
    pagination: pageNumbers,
  });
}
