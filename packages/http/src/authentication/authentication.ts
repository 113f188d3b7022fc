import type { AnyResult } from "../answer/result.ts";
import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import type { ClientEvent } from "../observation/events.ts";
import type { Fetch } from "../send/attempt.ts";

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

/** Puts a credential into what is sent, at the last moment: nothing before it has seen the credential. */
export type Proof = (fetch: Fetch) => Fetch;

/** Proves who the caller is, request by request. */
export interface Authenticator {
  /** The headers that carry the proof, in lower case: they are not the caller's to set. */
  readonly headers: readonly string[];
  /** Reads the proof for the next request of an operation. */
  read(operation: OperationDescriptor): Proof | Promise<Proof>;
  /** Takes note that the provider refused a proof; the call is then sent once more. Absent: it is not. */
  invalidate?(proof: Proof): void;
}

/** Sets up an authenticator for one client; throws a `ConfigError` when its credentials cannot be used. */
export type AuthenticationStrategy = (context: AuthenticationContext) => Authenticator;
