import { type CustomersOptions, createCustomers, type ProviderId } from "@tributary/customers";
import { readLiveOptions } from "../quickstart/live.ts";
import { createMockOptions } from "../quickstart/mock-options.ts";
import type { SyncSource } from "./source.ts";
import { UsageError } from "./usage-error.ts";

export interface SourceOptions {
  /** The providers' sandboxes, with credentials from the environment. */
  readonly live: boolean;
  /** Other addresses of providers. Without `live` these are all that is asked, with the mocks' credentials. */
  readonly baseUrls: ReadonlyMap<ProviderId, string>;
  /** Customers to look up at Align. Undefined: those of the environment, or of the mocks. */
  readonly alignIds: readonly string[] | undefined;
}

/**
 * Connects to the providers: the sandboxes, servers of the caller's, or mock servers started for the purpose.
 * @throws {UsageError} when there is no provider to ask, or none that ids are given for.
 */
export async function connectSource(
  { alignIds, baseUrls, live }: SourceOptions,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<SyncSource> {
  if (live) return connectLive(alignIds, baseUrls, environment, say);
  if (baseUrls.size > 0) {
    if (alignIds && !baseUrls.has("align"))
      throw new UsageError("--align-ids needs --base-url align=… or --live");
    return toSource(createServerOptions(baseUrls), alignIds ?? []);
  }
  // Loaded when they are wanted: they take longer to load than all else together.
  const { startMocks } = await import("../quickstart/mocks.ts");
  const mocks = await startMocks(say);
  const ids = alignIds ?? mocks.references.map(({ id }) => id);
  return toSource(mocks.options, ids, async () => mocks[Symbol.asyncDispose]());
}

function connectLive(
  alignIds: readonly string[] | undefined,
  baseUrls: ReadonlyMap<ProviderId, string>,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): SyncSource {
  const given = alignIds ? { ALIGN_CUSTOMER_IDS: alignIds.join(",") } : {};
  const live = readLiveOptions({ ...environment, ...given }, say);
  if (live === undefined) {
    throw new UsageError("no provider can be asked: set the variables of at least one");
  }
  if (alignIds && !live.options.align) throw new UsageError("--align-ids needs ALIGN_API_KEY");
  const options: Record<string, object> = { ...live.options };
  for (const [provider, baseUrl] of baseUrls) {
    const own = options[provider];
    if (own === undefined) throw new UsageError(`--base-url ${provider}=…: its credentials are not set`);
    const { environment: _, ...credentials } = own as { environment?: string };
    options[provider] = { ...credentials, baseUrl };
  }
  return toSource(options, alignIds ?? live.alignIds);
}

function createServerOptions(baseUrls: ReadonlyMap<ProviderId, string>): CustomersOptions {
  const url = (provider: ProviderId) => baseUrls.get(provider) ?? "";
  const all = createMockOptions({ killb: url("killb"), align: url("align"), gurupay: url("gurupay") });
  return Object.fromEntries(Object.entries(all).filter(([provider]) => baseUrls.has(provider as ProviderId)));
}

function toSource(
  options: CustomersOptions,
  alignIds: readonly string[],
  close: () => Promise<void> = async () => {},
): SyncSource {
  const providers = Object.entries(options).map(([name, clientOptions]) => {
    const provider = name as ProviderId;
    return {
      provider,
      customers: createCustomers({ [name]: clientOptions } as unknown as Required<CustomersOptions>),
      ids: provider === "align" ? alignIds : [],
    };
  });
  return { providers, [Symbol.asyncDispose]: close };
}
