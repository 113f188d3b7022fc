import type { QueryStyle } from "../descriptor/descriptor.ts";
import type { PartStrategy } from "./part-strategy.ts";
import { isPrimitive } from "./primitive.ts";
import { queryParameters, writePairs } from "./query-parameters.ts";

const separators: Readonly<Partial<Record<QueryStyle, string>>> = { comma: ",", space: "%20", pipe: "%7C" };

/** Writes the query parameters that have a style of their own as OpenAPI's Parameter Object says. */
export const styledQuery: PartStrategy = {
  ...queryParameters,
  wanted: `${queryParameters.wanted}; where the contract asks for one, an object of them`,
  put(value, name, draft, call) {
    const style = call.operation.queryStyles?.[name];
    if (style === undefined || value === undefined) return queryParameters.put(value, name, draft, call);
    const written = style === "deep-object" ? writeMembers(name, value) : writeList(name, value, style);
    draft.query.push(...(written ?? []));
    return written !== undefined;
  },
};

function writeMembers(name: string, value: unknown): string[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (!members.every(([, member]) => isPrimitive(member))) return undefined;
  return members.flatMap(([key, member]) => writePairs(`${name}[${key}]`, member) ?? []);
}

function writeList(name: string, value: unknown, style: QueryStyle): string[] | undefined {
  const items: unknown[] = Array.isArray(value) ? [...value] : [value];
  if (!items.every(isPrimitive)) return undefined;
  const list = items.map((item) => encodeURIComponent(String(item))).join(separators[style]);
  return [`${encodeURIComponent(name)}=${list}`];
}
