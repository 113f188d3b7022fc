import type { ConnectedProvider } from "../composition/connect-providers.ts";
import type { ListPageOptions } from "../composition/options.ts";
import type { CustomersPage, ProviderFailure } from "../composition/outcomes.ts";
import type { CursorState, ProviderProgress } from "../cursor/cursor-state.ts";
import { encodeCursor } from "../cursor/encode-cursor.ts";
import { resumeWalk } from "../cursor/resume-walk.ts";
import { PartialFailureError } from "../errors/partial-failure-error.ts";
import type { AnyCustomer } from "../model/customer.ts";
import { readPageSize } from "./page-size.ts";
import { openScope, type Scope } from "./scope.ts";

/** What one provider gave to a page, and how far it has come by it. */
interface Turn {
  readonly provider: string;
  readonly progress: ProviderProgress;
  readonly customers: readonly AnyCustomer[];
  readonly failure?: ProviderFailure;
}

/** Fetches a page of every provider whose turn it is, all at once, and says where each of them stands. */
export async function listPage(
  listed: readonly ConnectedProvider[],
  options: ListPageOptions,
): Promise<CustomersPage<AnyCustomer>> {
  const scope = openScope(options);
  try {
    const walk = await resumeWalk(listed, options);
    const due = findDue(listed, walk);
    const turns = await Promise.all(due.map((provider) => takeTurn(provider, walk, scope, options)));
    scope.throwIfAborted();
    const providers = { ...walk.providers };
    for (const { progress, provider } of turns) providers[provider] = progress;
    const states = Object.values(providers).map(({ state }) => state);
    return {
      customers: turns.flatMap(({ customers }) => customers),
      failures: turns.flatMap(({ failure }) => failure ?? []),
      cursor: states.every((state) => state === "done") ? null : await encodeCursor({ ...walk, providers }),
      hasMore: states.includes("open"),
    };
  } finally {
    scope.close();
  }
}

/** Those that have more; when there is none of them, those that failed: they must not hold the others up. */
function findDue(listed: readonly ConnectedProvider[], { providers }: CursorState): ConnectedProvider[] {
  const inState = (state: ProviderProgress["state"]) =>
    listed.filter(({ provider }) => providers[provider]?.state === state);
  const open = inState("open");
  return open.length > 0 ? open : inState("failed");
}

async function takeTurn(
  { environment, list, provider }: ConnectedProvider,
  { pageSize, providers }: CursorState,
  scope: Scope,
  { onFailure }: ListPageOptions,
): Promise<Turn> {
  const mark = providers[provider]?.mark;
  try {
    const pages = list?.pages(readPageSize(pageSize ?? undefined, list), scope, mark);
    const page = (await pages?.next())?.value;
    await pages?.return();
    const state = page?.mark ? "open" : "done";
    return { provider, progress: { state, environment, mark: page?.mark }, customers: page?.items ?? [] };
  } catch (error) {
    scope.throwIfAborted();
    const failure = scope.toFailure(provider, error);
    if (onFailure === "throw") throw new PartialFailureError([failure]);
    return { provider, progress: { state: "failed", environment, mark }, customers: [], failure };
  }
}
