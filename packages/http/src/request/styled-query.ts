import type { QueryStyle } from "../descriptor/descriptor.ts";
import {
  isPrimitive,
  type ParameterRule,
  type QueryStrategy,
  queryRule,
  writeQuery,
} from "./parameter-values.ts";

const separators: Readonly<Partial<Record<QueryStyle, string>>> = { comma: ",", space: "%20", pipe: "%7C" };

const deepRule: ParameterRule = {
  accepts: (value) => value === undefined || (isRecord(value) && Object.values(value).every(isLeaf)),
  wanted: "pass an object of strings, finite numbers, bigints or booleans",
};

const membersRule: ParameterRule = {
  accepts: (value) =>
    queryRule.accepts(value) || (isRecord(value) && Object.values(value).every(queryRule.accepts)),
  wanted: `${queryRule.wanted}, or an object of them`,
};

const jsonRule: ParameterRule = {
  accepts: (value) => value === undefined || toJson(value) !== undefined,
  wanted: "pass what has a JSON form",
};

const rules: Readonly<Partial<Record<QueryStyle, ParameterRule>>> = {
  "deep-object": deepRule,
  members: membersRule,
  json: jsonRule,
};

/** Writes the query parameters that have a style of their own as OpenAPI's Parameter Object says. */
export const styledQuery: QueryStrategy = {
  ruleOf: (style) => rules[style],
  write(values, styles) {
    const plain: Record<string, unknown> = {};
    const written: string[] = [];
    for (const [name, value] of Object.entries(values)) {
      const style = styles[name];
      if (style === undefined || value === undefined) plain[name] = value;
      else if (style === "json") written.push(writeQuery({ [name]: toJson(value) }));
      else if (style === "members") written.push(writeQuery(isRecord(value) ? value : { [name]: value }));
      else if (isRecord(value)) written.push(writeQuery(toBrackets(name, value)));
      else written.push(`${encodeURIComponent(name)}=${writeList(value, separators[style] ?? ",")}`);
    }
    return [writeQuery(plain), ...written].filter((part) => part !== "").join("&");
  },
};

function toBrackets(name: string, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [`${name}[${key}]`, member]));
}

function writeList(value: unknown, separator: string): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => encodeURIComponent(String(item))).join(separator);
}

/** The value as JSON; undefined where it has none. */
function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function isLeaf(value: unknown): boolean {
  return value === undefined || isPrimitive(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
