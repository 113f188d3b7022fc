import type { AnyResult } from "../answer/result.ts";
import type { ClientEvent } from "../observation/events.ts";

/** What a strategy may use of the client it serves. */
export interface AuthenticationContext {
  readonly provider: string;
  /** The origin and path prefix that requests go to: a credential bought there is good nowhere else. */
  readonly baseUrl: string;
  /** Calls an operation without a credential, out of sight of middleware. */
  call(operation: string, body: unknown): Promise<AnyResult>;
  /** Tells the client's `onEvent`; never throws. */
  readonly emit?: (event: ClientEvent) => void;
}

/** Proves who the caller is, request by request. */
export interface Authenticator {
  /** The header that carries the proof. */
  readonly header: string;
  /** Reads the header's value for the next request. */
  read(): string | Promise<string>;
  /** Takes note that the provider refused a value; the call is then sent once more. Absent: it is not. */
  invalidate?(value: string): void;
}

/** Sets up an authenticator for one client; throws a `ConfigError` when its credentials cannot be used. */
export type AuthenticationStrategy = (context: AuthenticationContext) => Authenticator;
