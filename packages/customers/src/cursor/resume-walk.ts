import type { ConnectedProvider } from "../composition/connect-providers.ts";
import type { ListPageOptions } from "../composition/options.ts";
import { readPageSize } from "../fan-out/page-size.ts";
import type { CursorState } from "./cursor-state.ts";
import { decodeCursor, refuseCursor } from "./encode-cursor.ts";

/**
 * Takes a walk up where its cursor says, or starts one.
 * @throws {InputError} for a cursor of other providers, of another environment, or of another page size.
 */
export async function resumeWalk(
  listed: readonly ConnectedProvider[],
  { cursor, pageSize }: ListPageOptions,
): Promise<CursorState> {
  for (const { list } of listed) readPageSize(pageSize, list);
  if (cursor === undefined || cursor === null) return startWalk(listed, pageSize ?? null);
  const state = await decodeCursor(cursor);
  assertSameProviders(listed, state);
  if (pageSize !== undefined && pageSize !== state.pageSize) {
    const kept = state.pageSize ?? "none";
    throw refuseCursor(`it keeps the pageSize it began with (${kept}); leave pageSize out, or start anew`);
  }
  return state;
}

function startWalk(listed: readonly ConnectedProvider[], pageSize: number | null): CursorState {
  const providers = listed.map(({ environment, provider }) => [
    provider,
    { state: "open" as const, environment },
  ]);
  return { pageSize, providers: Object.fromEntries(providers) };
}

/** Positions mean something only to the provider, and the environment, that gave them. */
function assertSameProviders(listed: readonly ConnectedProvider[], { providers }: CursorState): void {
  const own = listed.map(({ provider }) => provider).toSorted();
  const theirs = Object.keys(providers).toSorted();
  if (own.join() !== theirs.join()) {
    throw refuseCursor(
      `it belongs to a client that lists ${theirs.join(", ")}; this one lists ${own.join(", ")}`,
    );
  }
  const moved = listed.find(({ environment, provider }) => providers[provider]?.environment !== environment);
  if (moved) {
    throw refuseCursor(`it belongs to another environment of ${moved.provider}; start without one`);
  }
}
