import { InputError } from "../errors/refusals.ts";
import type { CallFacts } from "../send/call.ts";

/** Writes a body that is not JSON, in the media type the operation takes. */
export type BodyStrategy = (body: unknown, mediaType: string, facts: CallFacts) => unknown;

/** Writes a body; what no strategy is there for, the platform must be able to send as it is. */
export function writeBody(
  body: unknown,
  mediaType: string | undefined,
  facts: CallFacts,
  strategy: BodyStrategy | undefined,
): unknown {
  if (body === undefined || mediaType === undefined) return undefined;
  if (/[/+]json\b/i.test(mediaType)) return writeJson(body, facts);
  return strategy ? strategy(body, mediaType, facts) : body;
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
