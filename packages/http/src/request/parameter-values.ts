import type { QueryStyle } from "../descriptor/descriptor.ts";

/** A value that has one obvious spelling in a URL or a header. */
type Primitive = string | number | bigint | boolean;

/** What a kind of parameter accepts, and how to say so. */
export interface ParameterRule {
  readonly accepts: (value: unknown) => boolean;
  readonly wanted: string;
}

const PRIMITIVE = "pass a string, finite number, bigint or boolean";

/** One path segment, however often a proxy decodes it. */
export const pathRule: ParameterRule = {
  accepts: (value) => isPrimitive(value) && !/^(\.|%2e){0,2}$|[/\\\p{Cc}]/iu.test(String(value)),
  wanted: `${PRIMITIVE}; not empty, no dot segment, slash or control character`,
};

/** A value, several in an array, or nothing. */
export const queryRule: ParameterRule = {
  accepts: (value) => value === undefined || isSimple(value),
  wanted: `${PRIMITIVE}, or an array of them`,
};

/** A value in printable ASCII, or nothing. */
export const headerRule: ParameterRule = {
  accepts: (value) => value === undefined || (isSimple(value) && /^[\t -~]*$/.test(String(value))),
  wanted: `${PRIMITIVE}, in printable ASCII`,
};

/** Whether a value, or each of several in an array, has one obvious spelling. */
function isSimple(value: unknown): boolean {
  // A copy has `undefined` where an array has holes.
  return isPrimitive(value) || (Array.isArray(value) && [...value].every(isPrimitive));
}

/** Whether a value has one obvious spelling. */
export function isPrimitive(value: unknown): value is Primitive {
  // Half a surrogate pair has no UTF-8.
  if (typeof value === "string") return !/\p{Cs}/u.test(value);
  return Number.isFinite(value) || typeof value === "bigint" || typeof value === "boolean";
}

/** The names a path template asks for. */
export function readPathNames(template: string): string[] {
  return Array.from(template.matchAll(/\{([^{}]+)\}/g), ([, name]) => name as string);
}

/** Writes a query as forms do: an array repeats its name, what is undefined is left out. */
export function writeQuery(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== undefined)
      .map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`),
  );
  return pairs.join("&");
}

/** Checks and writes query parameters that have a style of their own. */
export interface QueryStrategy {
  /** The rule for a style; undefined where a parameter without a style has the same. */
  ruleOf(style: QueryStyle): ParameterRule | undefined;
  write(values: Readonly<Record<string, unknown>>, styles: Readonly<Record<string, QueryStyle>>): string;
}
