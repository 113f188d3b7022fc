import { HEADER_VALUE, isHeaderValue } from "./header-value.ts";
import type { PartStrategy } from "./part-strategy.ts";

/** Sends header parameters; what is undefined is left out. */
export const headerParameters: PartStrategy = {
  place: "header",
  wanted: HEADER_VALUE,
  namesOf: ({ header = [] }) => header,
  put(value, name, { headers }) {
    if (value === undefined) return true;
    headers[name.toLowerCase()] = String(value);
    return isHeaderValue(value);
  },
};
