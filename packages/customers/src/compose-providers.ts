import { InputError } from "@tributary/http";
import type { Capability } from "./composition/capabilities.ts";
import { type ConnectedProvider, connectProviders, type Offering } from "./composition/connect-providers.ts";
import type { ComposedCustomers, CustomerReference, OptionsOf } from "./composition/customers.ts";
import type {
  CallOptions,
  FanOutOptions,
  GetManyOptions,
  ListOptions,
  ListPageOptions,
} from "./composition/options.ts";
import { UnsupportedError } from "./errors/unsupported-error.ts";
import { getMany } from "./fan-out/get-many.ts";
import { getProfiles } from "./fan-out/get-profiles.ts";
import { listCustomers } from "./fan-out/list-customers.ts";
import { listPage } from "./fan-out/list-page.ts";
import { openScope, type Scope } from "./fan-out/scope.ts";
import { untilAborted } from "./fan-out/until-aborted.ts";
import type { AdaptersIn } from "./providers/adapter.ts";

/** Creates a customers client over the providers it is given options for. */
export type CreateCustomers<Composed extends AdaptersIn<Composed>> = <
  const Options extends OptionsOf<Composed>,
>(
  options: Options,
) => ComposedCustomers<Composed, keyof Options & keyof Composed>;

/**
 * Composes providers into one customers client: those of this package, a provider of your own, or only the one
 * you use, so that bundlers leave the others out.
 * @throws {ConfigError} by the function it returns: when no provider is given, one is unknown, or its options
 * are not right.
 * @example
 * const createCustomers = composeProviders({ align, acme });
 */
export function composeProviders<Composed extends AdaptersIn<Composed>>(
  adapters: Composed,
): CreateCustomers<Composed> {
  return (options) => createClient(connectProviders({ ...adapters }, options)) as never;
}

/** The client as it is behind its types, which say of each provider only what it has. */
function createClient(connected: ReadonlyMap<string, ConnectedProvider>): object {
  const findAll = <Way extends Capability>(way: Way): Offering<Way>[] => {
    const found = [...connected.values()].filter((each): each is Offering<Way> => each[way] !== undefined);
    const [first] = connected.values();
    if (found.length === 0 && first) throw new UnsupportedError(first.provider, way, first.offered);
    return found;
  };

  const find = <Way extends Capability>(provider: unknown, way: Way): Offering<Way>[Way] => {
    if (typeof provider !== "string") {
      throw new InputError({ provider: "customers" }, "provider", "pass the name of one");
    }
    const found = connected.get(provider);
    if (!found?.[way]) throw new UnsupportedError(provider, way, found?.offered);
    return found[way] as Offering<Way>[Way];
  };

  const get = async ({ id, provider }: CustomerReference, scope: Scope) => find(provider, "get")(id, scope);

  return Object.freeze({
    supports: (provider: string, capability: Capability) =>
      connected.get(provider)?.offered.includes(capability) === true,
    get: (reference: CustomerReference, options?: CallOptions) =>
      inScope(reference?.provider, options, (scope) => get(Object(reference), scope)),
    getMany: async (references: Iterable<CustomerReference>, options: GetManyOptions = {}) =>
      getMany(references, options, get),
    profile: (account: { readonly provider: string }, options?: CallOptions) =>
      inScope(account?.provider, options, async (scope) => find(account?.provider, "profile")(scope)),
    profiles: async (options: FanOutOptions = {}) => getProfiles(findAll("profile"), options),
    list: (options: ListOptions = {}) => listCustomers(findAll("list"), options),
    listPage: async (options: ListPageOptions = {}) => listPage(findAll("list"), options),
  });
}

/** Makes a call to one provider within its signal and its deadline. */
async function inScope<Answer>(
  provider: string,
  options: CallOptions = {},
  call: (scope: Scope) => Promise<Answer>,
): Promise<Answer> {
  const scope = openScope(options);
  try {
    return await untilAborted(scope.signal, () => call(scope));
  } catch (error) {
    scope.throwIfAborted();
    throw scope.toFailure(provider, error).error;
  } finally {
    scope.close();
  }
}
