import type { PartStrategy } from "./part-strategy.ts";

/** Writes bodies in JSON. */
export const jsonBody: PartStrategy = {
  place: "body",
  wanted: "it has no JSON form",
  namesOf: ({ body }) => (body ? ["body"] : []),
  put(value, _, draft, { operation }) {
    if (value === undefined) return true;
    draft.headers["content-type"] ??= operation.body as string;
    try {
      draft.body = JSON.stringify(value);
    } catch {
      // The platform's message may quote the body.
    }
    return typeof draft.body === "string";
  },
};
