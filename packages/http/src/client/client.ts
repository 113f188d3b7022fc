import type { OperationDescriptor, ProviderDescriptor } from "../descriptor/descriptor.ts";
import { createChannel } from "./channel.ts";
import { createOperationMethod } from "./operation-method.ts";
import type { ClientOptions } from "./options.ts";
import { createPathMethod } from "./path-method.ts";
import type { Platform } from "./platform.ts";
import type { ClientStrategies } from "./strategies.ts";

/**
 * Creates a provider's client: a method per operation, and openapi-fetch's by path on the same transport.
 * Sends nothing. Credentials stay in closures, where no inspection of the client shows them.
 * @param platform for tests: the clock, chance and the pace of retries.
 * @throws {ConfigError} for options and credentials it cannot use.
 */
export function createProviderClient<Client>(
  descriptor: ProviderDescriptor,
  options: ClientOptions,
  strategies: ClientStrategies,
  platform?: Partial<Platform>,
): Client {
  const { operations, provider } = descriptor;
  const open = createChannel(descriptor, options, strategies, platform);
  const authenticator = strategies.authentication?.({
    ...open,
    call(name, body) {
      const hidden = { ...open, middleware: undefined, limit: undefined };
      return createOperationMethod(hidden, operations[name] as OperationDescriptor)({ body });
    },
  });
  const channel = { ...open, authenticator };
  const client: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const method = createOperationMethod(channel, operation);
    client[name] = strategies.pagination?.(method, provider, operation) ?? method;
    client[operation.method] ??= createPathMethod(channel, operation.method);
  }
  return Object.freeze(client) as Client;
}
