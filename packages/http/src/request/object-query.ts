import type { PartStrategy } from "./part-strategy.ts";
import { queryParameters, writePairs } from "./query-parameters.ts";
import { styledQuery } from "./styled-query.ts";

/**
 * Writes query parameters as their styles say, those that take objects too: each member under its own name
 * (OpenAPI's `form`, exploded), or the whole as JSON (a parameter with `content`).
 */
export const objectQuery: PartStrategy = {
  ...styledQuery,
  put(value, name, draft, call) {
    const style = call.operation.queryStyles?.[name];
    if (value === undefined || (style !== "members" && style !== "json")) {
      return styledQuery.put(value, name, draft, call);
    }
    if (style === "json") return queryParameters.put(toJson(value), name, draft, call);
    const written = writeMembers(name, value);
    draft.query.push(...(written ?? []));
    return written !== undefined;
  },
};

/** A value that is no object is written as other parameters are. */
function writeMembers(name: string, value: unknown): string[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return writePairs(name, value);
  const written = Object.entries(value).map(([key, member]) => writePairs(key, member));
  return written.every((pairs) => pairs !== undefined) ? written.flat() : undefined;
}

/** The value as JSON; null, which is refused, where it has none. */
function toJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    // The platform's message may quote the value.
    return null;
  }
}
