import type { CallFacts } from "./call.ts";
import { queryRule, writeQuery } from "./parameter-values.ts";
import { InputError } from "./refusals.ts";

/** Writes a body in the media type the operation takes; what the platform can send itself passes as it is. */
export function writeBody(body: unknown, mediaType: string | undefined, facts: CallFacts): unknown {
  if (body === undefined || mediaType === undefined) return undefined;
  if (/[/+]json\b/i.test(mediaType)) return writeJson(body, facts);
  if (!isPlainObject(body)) return body;
  if (/^[^;]*urlencoded/i.test(mediaType)) return writeForm(body, facts);
  throw new InputError(facts, "body", "pass what fetch takes as a body");
}

function writeJson(body: unknown, facts: CallFacts): string {
  try {
    const text = JSON.stringify(body);
    if (text !== undefined) return text;
  } catch {
    // The platform's message may quote the body.
  }
  throw new InputError(facts, "body", "it has no JSON form");
}

function writeForm(body: Record<string, unknown>, facts: CallFacts): string {
  for (const [name, value] of Object.entries(body)) {
    if (!queryRule.accepts(value)) throw new InputError(facts, `body.${name}`, queryRule.wanted);
  }
  return writeQuery(body);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
