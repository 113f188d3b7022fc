import type { AuthenticationStrategy, Authenticator } from "./authentication.ts";
import { resolveBaseUrl } from "./base-url.ts";
import { isTimeout, TIMEOUT_RULE } from "./call.ts";
import type { HttpMethod, OperationDescriptor, ProviderDescriptor } from "./descriptor.ts";
import type { Channel } from "./exchange.ts";
import { createCore } from "./openapi-fetch.ts";
import { createOperationMethod } from "./operation-method.ts";
import type { ClientOptions } from "./options.ts";
import { addPagination } from "./paginated-method.ts";
import type { PaginationStrategy } from "./pagination.ts";
import { createPathMethod } from "./path-method.ts";
import { ConfigError } from "./refusals.ts";

/** The behaviour a provider needs of this package; what it does not need is left out of bundles. */
export interface ClientStrategies {
  readonly authentication?: AuthenticationStrategy;
  readonly pagination?: PaginationStrategy;
}

const METHODS: readonly HttpMethod[] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** Milliseconds an attempt may take where nobody says otherwise. */
const DEFAULT_TIMEOUT = 10_000;

/**
 * Creates a provider's client: a method per operation, and openapi-fetch's by path on the same transport.
 * Sends nothing. Credentials stay in closures, where no inspection of the client shows them.
 * @throws {ConfigError} for options and credentials it cannot use.
 */
export function createProviderClient<Client>(
  descriptor: ProviderDescriptor,
  options: ClientOptions,
  { authentication, pagination }: ClientStrategies,
): Client {
  const plain = createChannel(descriptor, options, undefined);
  const authenticator = authentication?.({
    provider: descriptor.provider,
    call: (name, body) => {
      const operation = descriptor.operations[name] as OperationDescriptor;
      return createOperationMethod(plain, operation, descriptor.errorCode)({ body });
    },
  });
  const channel = createChannel(descriptor, options, authenticator);
  const createMethod = (operation: OperationDescriptor) => {
    const method = createOperationMethod(channel, operation, descriptor.errorCode);
    return operation.pagination && pagination
      ? addPagination(method, descriptor.provider, operation, operation.pagination, pagination)
      : method;
  };
  const operations = Object.entries(descriptor.operations);
  return Object.freeze({
    ...Object.fromEntries(operations.map(([name, operation]) => [name, createMethod(operation)])),
    ...Object.fromEntries(METHODS.map((method) => [method, createPathMethod(channel, descriptor, method)])),
    use: channel.core.use,
    eject: channel.core.eject,
  }) as Client;
}

function createChannel(
  descriptor: ProviderDescriptor,
  options: ClientOptions,
  authenticator: Authenticator | undefined,
): Channel {
  const { provider } = descriptor;
  const { timeout = DEFAULT_TIMEOUT } = options;
  if (!isTimeout(timeout)) throw new ConfigError({ provider }, "timeout", TIMEOUT_RULE);
  const { origin, prefix } = resolveBaseUrl(descriptor, options);
  // The platform's fetch is looked up at each call: it may be replaced after a client was made.
  const fetch: typeof globalThis.fetch = (...request) => (options.fetch ?? globalThis.fetch)(...request);
  return { provider, timeout, core: createCore(prefix), connection: { origin, fetch }, authenticator };
}
