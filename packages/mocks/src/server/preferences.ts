import type { MockPreferences } from "../contract/prism.ts";
import { Problem } from "./problem.ts";

/** A preference (RFC 7240): `code=404`, `example="two words"`. */
const preference = /\s*([\w-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,;"]*)))?\s*(?:[,;]|$)/gy;

/**
 * Reads which answer a request prefers, as Prism's users write it: in the `Prefer` header, or else in
 * the query (`__code`, `__example`, `__dynamic`, `__seed`).
 * @throws {Problem} 422 on a code or a flag that is none.
 */
export function readPreferences(
  header: string | undefined,
  query: Readonly<Record<string, string | string[]>>,
): MockPreferences {
  const read = header === undefined ? fromQuery(query) : fromHeader(header);
  const code = read.get("code");
  const example = read.get("example");
  const dynamic = read.get("dynamic");
  const seed = read.get("seed");
  return {
    ...(code === undefined ? {} : { code: toStatus(code) }),
    ...(example === undefined ? {} : { exampleKey: example }),
    ...(dynamic === undefined ? {} : { dynamic: toFlag(dynamic) }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** Writes preferences as a `Prefer` header's value. */
export function toPreferHeader(preferences: MockPreferences): string {
  const { code, exampleKey, dynamic, seed } = preferences;
  return [
    ...(code === undefined ? [] : [`code=${code}`]),
    ...(exampleKey === undefined ? [] : [`example="${exampleKey}"`]),
    ...(dynamic === undefined ? [] : [`dynamic=${dynamic}`]),
    ...(seed === undefined ? [] : [`seed=${seed}`]),
  ].join(", ");
}

function fromHeader(header: string): Map<string, string> {
  const read = new Map<string, string>();
  for (const [, name = "", quoted, plain = ""] of header.matchAll(preference)) {
    const key = name.toLowerCase();
    if (!read.has(key)) read.set(key, quoted ?? plain);
  }
  return read;
}

function fromQuery(query: Readonly<Record<string, string | string[]>>): Map<string, string> {
  const entries = Object.entries(query).filter(([name]) => name.startsWith("__"));
  return new Map(
    entries.map(([name, value]) => [name.slice(2), Array.isArray(value) ? value.join() : value]),
  );
}

function toStatus(code: string): number {
  if (!/^[1-5]\d\d$/.test(code)) throw refuse(`code=${code} is not a status of three digits`);
  return Number(code);
}

function toFlag(value: string): boolean {
  if (value !== "true" && value !== "false") throw refuse(`dynamic=${value} is neither true nor false`);
  return value === "true";
}

function refuse(detail: string): Problem {
  return new Problem("preference", 422, "The request prefers an answer there cannot be", detail);
}
