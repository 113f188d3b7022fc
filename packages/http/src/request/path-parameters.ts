import type { PartStrategy } from "./part-strategy.ts";
import { isPrimitive, PRIMITIVE } from "./primitive.ts";

/** Fills in a path's template; a value must be one segment, however often a proxy decodes it. */
export const pathParameters: PartStrategy = {
  place: "path",
  wanted: `${PRIMITIVE}, one path segment without control characters`,
  // Every other piece stands between braces.
  namesOf: ({ path }) => path.split(/[{}]/).filter((_, index) => index % 2),
  put(value, name, draft) {
    if (!isPrimitive(value) || /^(\.|%2e){0,2}$|[/\\\p{Cc}]/iu.test(String(value))) return false;
    draft.path = draft.path.replaceAll(`{${name}}`, () => encodeURIComponent(String(value)));
    return true;
  },
};
