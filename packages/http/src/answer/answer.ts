import type { ParsedAs, PathAnswer } from "../client/path-call.ts";
import { ParseError } from "../errors/errors.ts";
import type { Answer } from "../send/attempt.ts";
import { readMeta } from "./meta.ts";
import { rebuildResponse } from "./rebuild-response.ts";
import type { AnyResult } from "./result.ts";

/** How much of an undocumented text is kept, in characters. */
const LONGEST_TEXT = 2_000;

/** The media types JSON comes as, none at all and plain text included. */
const JSON_TYPE = /^\s*(text\/plain\s*)?(;|$)|[/+]json\s*(;|$)/i;

const decoder = /* @__PURE__ */ new TextDecoder();

/** Reads an answer as the operation documents it; whether it succeeded is for its status alone to say. */
export function toResult(answer: Answer): AnyResult {
  const { call, response } = answer;
  const { ok, status } = response;
  const documented = call.operation.responses[status];
  if (ok && !documented) throw createParseError(answer, "undocumented-status");
  const { value } = call.answers?.read(answer, documented) ?? readJson(answer, documented);
  if (ok) return { ok, status, data: value, response, meta: readMeta(answer) };
  const code = call.errorCode && call.readCode?.(value, call.errorCode);
  return { ok, status, error: value, response, meta: readMeta(answer, code) };
}

function readJson(answer: Answer, documented: unknown): { value: unknown } {
  const value = readValue(answer, JSON_TYPE.test(readType(answer)), documented);
  return { value: !documented && typeof value === "string" ? value.slice(0, LONGEST_TEXT) : value };
}

/** Reads an answer as openapi-fetch does: JSON whatever its media type, nothing where it is empty. */
export async function readByPath(
  answer: Answer,
  parseAs: keyof ParsedAs<unknown> = "json",
): Promise<PathAnswer<unknown, unknown>> {
  const { bytes, response } = answer;
  const isFull = response.ok && bytes.length > 0;
  if (isFull && parseAs !== "json") {
    const again = rebuildResponse(answer);
    return { data: parseAs === "stream" ? again.body : await again[parseAs](), response };
  }
  const value = readValue(answer, true, isFull);
  return response.ok ? { data: value, response } : { error: value, response };
}

/** Reads a body as JSON where it may be; else as text, unless it must be. */
function readValue(answer: Answer, isJson: boolean, mustBeJson: unknown): unknown {
  const text = readText(answer);
  try {
    if (isJson) return JSON.parse(text);
  } catch {
    // The platform's message quotes the body.
  }
  if (mustBeJson) throw createParseError(answer, "unparsable-body");
  return text || undefined;
}

export function readText({ bytes }: Answer): string {
  return decoder.decode(bytes);
}

export function readType({ response }: Answer): string {
  return response.headers.get("content-type") ?? "";
}

function createParseError(answer: Answer, code: string): ParseError {
  const [contentType] = /^[\w.+-]+\/[\w.+-]+/.exec(readType(answer)) ?? [];
  return new ParseError(readMeta(answer, code), answer.response.status, contentType);
}
