// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { CallOptions, ClientOptions, Credential, TokenSharing } from "@tributary/http";
import { createProviderClient, jsonBody, readPointer, tokenLogin } from "@tributary/http";
import { descriptor } from "./descriptor.ts";
import type { GetProfileResult, LoginInput, LoginResult, RefreshInput, RefreshResult } from "./operations.ts";
import type { KillbPathCalls } from "./path-calls.ts";

/** The servers of KillB's contract. */
export type KillbEnvironment = "sandbox" | "production";

/** What a client of KillB is made with. */
export interface KillbClientOptions extends ClientOptions<KillbEnvironment> {
  /** The email to log in with. */
  readonly email: Credential;
  /** The password to log in with. */
  readonly password: Credential;
  /** Shares tokens with other processes: `sharedTokens(store)`. Default: this client logs in. */
  readonly tokenStore?: TokenSharing;
}

/** A client of KillB: a method per operation, and openapi-fetch's calls by path. */
export interface KillbClient extends KillbPathCalls {
  /**
   * Get customer profile.
   *
   * `GET /api/v2/customers/profile`
   */
  getProfile(input?: Record<string, never>, options?: CallOptions): Promise<GetProfileResult>;

  /**
   * Generate an access token.
   *
   * `POST /api/v2/auth/login`
   */
  login(input: LoginInput, options?: CallOptions): Promise<LoginResult>;

  /**
   * Get a new access token for a refresh token.
   *
   * `POST /api/v2/auth/refresh`
   */
  refresh(input: RefreshInput, options?: CallOptions): Promise<RefreshResult>;
}

/**
 * Creates a client of KillB. It holds the credentials until it is collected, and makes no request of its own.
 * @throws {ConfigError} when an option is missing or malformed.
 * @example
 * const killb = createKillbClient({ email, password, environment: "sandbox" });
 */
export function createKillbClient(options: KillbClientOptions): KillbClient {
  return createProviderClient<KillbClient>(descriptor, options, {
    authentication: tokenLogin(
      descriptor.authentication,
      { email: options.email, password: options.password },
      { tokenStore: options.tokenStore },
    ),
    parts: [jsonBody],
    readCode: readPointer,
  });
}
