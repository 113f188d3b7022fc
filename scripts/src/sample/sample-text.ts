import RandExp from "randexp";
import type { JsonObject } from "../json.ts";

/** The library's types promise a member `default` that Node does not see. */
const Writer = RandExp as unknown as typeof RandExp.default;

const formats = new Map([
  ["uuid", "3f2b8c1e-5d47-4a9b-8e60-1c7d9f0a2b34"],
  ["email", "person@example.com"],
  ["date", "2026-01-31"],
  ["date-time", "2026-01-31T12:00:00Z"],
  ["time", "12:00:00Z"],
  ["duration", "P1D"],
  ["uri", "https://example.com/"],
  ["url", "https://example.com/"],
  ["uri-reference", "example"],
  ["hostname", "example.com"],
  ["ipv4", "192.0.2.1"],
  ["ipv6", "2001:db8::1"],
  ["byte", "ZXhhbXBsZQ=="],
  ["json-pointer", "/example"],
]);

/** A text that a schema of type string allows; undefined where none is found. */
export function sampleText(schema: JsonObject): string | undefined {
  const { pattern, minLength, maxLength, format } = schema;
  const least = typeof minLength === "number" ? minLength : 0;
  const most = typeof maxLength === "number" ? maxLength : Number.POSITIVE_INFINITY;
  if (least > longest) return undefined;
  const known = formats.get(String(format));
  if (typeof pattern === "string") return sampleByPattern(pattern, known, least, most);
  if (known !== undefined && known.length >= least && known.length <= most) return known;
  return "example".padEnd(least, "x").slice(0, most === Number.POSITIVE_INFINITY ? undefined : most);
}

/** Longer texts are left to a person's example. */
const longest = 10_000;

/** How often a repetition without a bound is taken, in the order tried. */
const repetitions = [0, 1, 8, 32];

function sampleByPattern(
  pattern: string,
  known: string | undefined,
  least: number,
  most: number,
): string | undefined {
  const expression = compile(pattern);
  if (expression === undefined) return undefined;
  const fits = (text: string): boolean =>
    text.length >= least && text.length <= most && expression.test(text);
  const simple = [known, "example", "1", "a", "A", "example".padEnd(least, "x").slice(0, Math.max(least, 7))];
  const found = simple.find((text) => text !== undefined && text !== "" && fits(text));
  return found ?? writeByPattern(expression, fits);
}

function compile(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // What is no expression with the flag may still be one without.
    }
  }
  return undefined;
}

function writeByPattern(expression: RegExp, fits: (text: string) => boolean): string | undefined {
  const texts = repetitions.flatMap((repeat) => [
    ...write(expression, repeat, (from) => from),
    ...write(expression, repeat, (from, to) => from + Math.floor((to - from) / 2)),
  ]);
  return texts.find((text) => text !== "" && fits(text)) ?? texts.find(fits);
}

/** The library calls for chance where an expression leaves a choice; the same one is always taken here. */
function write(expression: RegExp, repeat: number, choose: (from: number, to: number) => number): string[] {
  try {
    const writer = new Writer(expression.source);
    writer.max = Math.max(1, repeat);
    writer.randInt = (from: number, to: number) =>
      to > from && repeat > 1 && from === 0 ? choose(1, to) : choose(from, to);
    return [writer.gen()];
  } catch {
    return [];
  }
}
