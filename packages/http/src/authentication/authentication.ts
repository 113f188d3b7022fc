import type { AnyResult } from "../answer/result.ts";
import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import type { ClientEvent } from "../observation/events.ts";
import type { Outgoing } from "../send/attempt.ts";

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
  /** The header that carries the proof; empty where none does. */
  readonly header: string;
  /** Further headers that carry part of it. */
  readonly others?: readonly string[];
  /** Reads the header's value for the next request. */
  read(): string | Promise<string>;
  /** Takes note that the provider refused a value; the call is then sent once more. Absent: it is not. */
  invalidate?(value: string): void;
  /** Puts a value into a request, where it goes elsewhere than into one header. */
  place?(outgoing: Outgoing, value: string): Outgoing;
  /** The proof that one operation asks for, where operations differ; throws where there is none of the kind. */
  of?(operation: OperationDescriptor): Authenticator;
}

/** Sets up an authenticator for one client; throws a `ConfigError` when its credentials cannot be used. */
export type AuthenticationStrategy = (context: AuthenticationContext) => Authenticator;
