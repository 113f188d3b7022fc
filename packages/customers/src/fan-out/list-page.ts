import type { Offering } from "../composition/connect-providers.ts";
import type { ListPageOptions } from "../composition/options.ts";
import type { CustomersPage, ProviderFailure } from "../composition/outcomes.ts";
import type { CursorState, ProviderProgress } from "../cursor/cursor-state.ts";
import { encodeCursor } from "../cursor/encode-cursor.ts";
import { resumeWalk } from "../cursor/resume-walk.ts";
import type { AnyCustomer } from "../model/customer.ts";
import { letGo } from "./let-go.ts";
import { readPageSize } from "./page-size.ts";
import { openScope, type Scope } from "./scope.ts";
import { settle } from "./settle.ts";

/** What one provider gave to a page, and how far it has come by it. */
interface Turn {
  readonly provider: string;
  readonly progress: ProviderProgress;
  readonly customers: readonly AnyCustomer[];
  readonly failures: readonly ProviderFailure[];
}

/** Fetches a page of every provider whose turn it is, all at once, and says where each of them stands. */
export async function listPage(
  listed: readonly Offering<"list">[],
  options: ListPageOptions,
): Promise<CustomersPage<AnyCustomer>> {
  const scope = openScope(options);
  try {
    const walk = await resumeWalk(listed, options);
    const due = findDue(listed, walk);
    const turns = await Promise.all(due.map((provider) => takeTurn(provider, walk, scope, options)));
    scope.throwIfAborted();
    const reached = turns.map(({ progress, provider }) => [provider, progress] as const);
    const providers = { ...walk.providers, ...Object.fromEntries(reached) };
    const states = Object.values(providers).map(({ state }) => state);
    return {
      customers: turns.flatMap(({ customers }) => customers),
      failures: turns.flatMap(({ failures }) => failures),
      cursor: states.every((state) => state === "done") ? null : await encodeCursor({ ...walk, providers }),
      hasMore: states.includes("open"),
    };
  } finally {
    scope.close();
  }
}

/** Those that have more; when there is none of them, those that failed: they must not hold the others up. */
function findDue(
  listed: readonly Offering<"list">[],
  { providers }: CursorState,
): readonly Offering<"list">[] {
  const inState = (state: ProviderProgress["state"]) =>
    listed.filter(({ provider }) => providers[provider]?.state === state);
  const open = inState("open");
  return open.length > 0 ? open : inState("failed");
}

/** Fetches a provider's next page; one that fails keeps its place. */
async function takeTurn(
  { environment, list, provider }: Offering<"list">,
  { pageSize, providers }: CursorState,
  scope: Scope,
  { onFailure }: ListPageOptions,
): Promise<Turn> {
  const mark = providers[provider]?.mark;
  const pages = list.pages(readPageSize(pageSize ?? undefined, list), scope, mark);
  const settled = await settle(provider, scope, onFailure, () => pages.next());
  void letGo(pages);
  if ("failure" in settled) {
    const { failure } = settled;
    return { provider, progress: { state: "failed", environment, mark }, customers: [], failures: [failure] };
  }
  const { items = [], mark: next } = settled.answer.value ?? {};
  const progress = { state: next ? ("open" as const) : ("done" as const), environment, mark: next };
  return { provider, progress, customers: items, failures: [] };
}
