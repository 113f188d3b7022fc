import type { OperationDescriptor, ProviderDescriptor } from "@tributary/http";
import type { Capability } from "../../src/index.ts";

/** The ways to customers that a contract has, each with the operation that is one. */
export type FoundWays = { readonly [Way in Capability]?: OperationDescriptor };

/**
 * Reads off a descriptor what a provider offers: an operation with pages lists, an authenticated GET with one
 * path parameter looks up, and one without any parameter tells of the caller.
 */
export function findWays({ operations }: Pick<ProviderDescriptor, "operations">): FoundWays {
  const reads = Object.values(operations).filter(
    ({ authenticated, method }) => authenticated && method === "GET",
  );
  const find = (isWay: (operation: OperationDescriptor, parameters: number) => boolean) =>
    reads.find((operation) => isWay(operation, operation.path.match(/\{[^}]*\}/g)?.length ?? 0));
  const ways = {
    get: find(({ pagination }, parameters) => pagination === undefined && parameters === 1),
    profile: find(
      ({ header = [], pagination, query = [] }, parameters) =>
        pagination === undefined && parameters + query.length + header.length === 0,
    ),
    list: find(({ pagination }) => pagination !== undefined),
  };
  return Object.fromEntries(Object.entries(ways).filter(([, operation]) => operation !== undefined));
}

/** What to do where an adapter and its provider's contract offer different things; nothing where they do not. */
export function explainDifference(
  provider: string,
  adapter: readonly Capability[],
  ways: FoundWays,
): string | undefined {
  const lines = (Object.keys({ get: 0, profile: 0, list: 0 }) as Capability[]).flatMap((way) => {
    const operation = ways[way];
    if ((operation !== undefined) === adapter.includes(way)) return [];
    return operation === undefined
      ? [`its contract has no ${way} any more: take \`${way}\` out of the adapter`]
      : [`its contract has come to offer ${way} by GET ${operation.path}: add \`${way}\` to the adapter`];
  });
  if (lines.length === 0) return undefined;
  const advice = "then run `pnpm docs:customers`";
  return [
    `packages/customers/src/providers/${provider}.ts does not follow ${provider}:`,
    ...lines,
    advice,
  ].join("\n");
}
