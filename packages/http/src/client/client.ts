import type { AuthenticationStrategy } from "../authentication/authentication.ts";
import type { OperationDescriptor, ProviderDescriptor } from "../descriptor/descriptor.ts";
import { createCore } from "../middleware/openapi-fetch.ts";
import type { PaginationStrategy } from "../pagination/pagination.ts";
import type { BodyStrategy } from "../request/json-body.ts";
import type { QueryStrategy } from "../request/parameter-values.ts";
import { createLimit } from "../send/limiter.ts";
import { createRetryPlan } from "../send/retry.ts";
import { resolveBaseUrl } from "./base-url.ts";
import type { Channel } from "./exchange.ts";
import { createOperationMethod } from "./operation-method.ts";
import type { ClientOptions } from "./options.ts";
import { createPathMethod } from "./path-method.ts";
import type { Platform } from "./platform.ts";
import { createSettings } from "./settings.ts";

/** The behaviour a provider needs of this package; what it does not need is left out of bundles. */
export interface ClientStrategies {
  readonly authentication?: AuthenticationStrategy;
  /** For bodies other than JSON. */
  readonly body?: BodyStrategy;
  /** For query parameters with a style of their own. */
  readonly query?: QueryStrategy;
  readonly pagination?: PaginationStrategy;
}

/**
 * Creates a provider's client: a method per operation, and openapi-fetch's by path on the same transport.
 * Sends nothing. Credentials stay in closures, where no inspection of the client shows them.
 * @param platform for tests: the clock, chance and the pace of retries.
 * @throws {ConfigError} for options and credentials it cannot use.
 */
export function createProviderClient<Client>(
  descriptor: ProviderDescriptor,
  options: ClientOptions,
  { authentication, body, pagination, query }: ClientStrategies,
  platform?: Partial<Platform>,
): Client {
  const { provider, operations, errorCode } = descriptor;
  const settings = createSettings(provider, options, platform);
  const { origin, prefix } = resolveBaseUrl(descriptor, options);
  const connection = {
    settings,
    origin,
    planRetry: createRetryPlan(settings),
    // The platform's fetch is looked up at each call: it may be replaced after a client was made.
    fetch: ((...request) => (options.fetch ?? globalThis.fetch)(...request)) as typeof globalThis.fetch,
  };
  const authenticator = authentication?.({
    provider,
    baseUrl: prefix,
    emit: settings.emit,
    call: (name, credentials) => {
      const channel = { core: createCore(prefix), connection };
      const method = createOperationMethod(channel, operations[name] as OperationDescriptor, errorCode);
      return method({ body: credentials });
    },
  });
  const core = createCore(prefix);
  const channel: Channel = {
    core,
    connection: { ...connection, limit: createLimit(settings.concurrency) },
    authenticator,
    body,
    query,
  };
  const client: Record<string, unknown> = { use: core.use, eject: core.eject };
  for (const [name, operation] of Object.entries(operations)) {
    const method = createOperationMethod(channel, operation, errorCode);
    client[name] = pagination ? pagination(method, provider, operation) : method;
    client[operation.method] ??= createPathMethod(channel, descriptor, operation.method);
  }
  return Object.freeze(client) as Client;
}
