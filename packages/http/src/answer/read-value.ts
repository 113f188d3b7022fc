import { ParseError } from "../errors/errors.ts";
import type { Answer } from "../send/attempt.ts";
import { readMeta } from "./meta.ts";

const decoder = /* @__PURE__ */ new TextDecoder();

/** Reads a body as JSON where it may be, else as text; throws a `ParseError` where it must be and is not. */
export function readValue(answer: Answer, isJson: boolean, mustBeJson: unknown): unknown {
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

export function createParseError(answer: Answer, code: string): ParseError {
  const [contentType] = /^[\w.+-]+\/[\w.+-]+/.exec(readType(answer)) ?? [];
  return new ParseError(readMeta(answer, code), answer.response.status, contentType);
}
