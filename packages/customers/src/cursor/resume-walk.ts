import type { Offering } from "../composition/connect-providers.ts";
import type { ListPageOptions } from "../composition/options.ts";
import { readPageSize } from "../fan-out/page-size.ts";
import type { CursorState } from "./cursor-state.ts";
import { decodeCursor, refuseCursor } from "./encode-cursor.ts";

/**
 * Takes a walk up where its cursor says, or starts one.
 * @throws {InputError} for a cursor of other providers, of another environment, or of another page size.
 */
export async function resumeWalk(
  listed: readonly Offering<"list">[],
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

function startWalk(listed: readonly Offering<"list">[], pageSize: number | null): CursorState {
  const providers = listed.map(({ environment, provider }) => [
    provider,
    { state: "open" as const, environment },
  ]);
  return { pageSize, providers: Object.fromEntries(providers) };
}

/** Positions mean something only to the provider, and the environment, that gave them. */
function assertSameProviders(listed: readonly Offering<"list">[], { providers }: CursorState): void {
  // What a cursor names is not told: whoever forges one could write anything into a log.
  const isSame =
    Object.keys(providers).length === listed.length &&
    listed.every(({ provider }) => Object.hasOwn(providers, provider));
  if (!isSame) {
    const own = listed.map(({ provider }) => provider).join(", ");
    throw refuseCursor(`it belongs to a client that lists other providers than ${own}; start without one`);
  }
  const moved = listed.find(({ environment, provider }) => providers[provider]?.environment !== environment);
  if (moved) {
    throw refuseCursor(`it belongs to another environment of ${moved.provider}; start without one`);
  }
}
