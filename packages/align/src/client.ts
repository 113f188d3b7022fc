// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { CallOptions, ClientOptions, Credential } from "@tributary/http";
import { apiKey, createProviderClient, pathParameters } from "@tributary/http";
import { descriptor } from "./descriptor.ts";
import type { GetCustomerInput, GetCustomerResult } from "./operations.ts";
import type { AlignPathCalls } from "./path-calls.ts";

/** The servers of Align's contract. */
export type AlignEnvironment = "production" | "sandbox";

/** What a client of Align is made with. */
export interface AlignClientOptions extends ClientOptions<AlignEnvironment> {
  /** The key sent as `Api-Key`. */
  readonly apiKey: Credential;
}

/** A client of Align: a method per operation, and openapi-fetch's calls by path. */
export interface AlignClient extends AlignPathCalls {
  /**
   * Get customer data.
   *
   * `GET /v0/customers/{customer_id}`
   */
  getCustomer(input: GetCustomerInput, options?: CallOptions): Promise<GetCustomerResult>;
}

/**
 * Creates a client of Align. It holds the credentials until it is collected, and makes no request of its own.
 * @throws {ConfigError} when an option is missing or malformed.
 * @example
 * const align = createAlignClient({ apiKey, environment: "sandbox" });
 */
export function createAlignClient(options: AlignClientOptions): AlignClient {
  return createProviderClient<AlignClient>(descriptor, options, {
    authentication: apiKey(descriptor.authentication, options.apiKey),
    parts: [pathParameters],
  });
}
