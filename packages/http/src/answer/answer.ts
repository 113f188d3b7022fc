import type { ParsedAs, PathAnswer } from "../client/path-call.ts";
import { ParseError } from "../errors/errors.ts";
import type { Answer } from "../send/attempt.ts";
import { readMeta } from "./meta.ts";
import { rebuildResponse } from "./rebuild-response.ts";
import type { AnyResult } from "./result.ts";

/** How much of an undocumented text is kept, in characters. */
const LONGEST_TEXT = 2_000;

/** The media types JSON comes as, none at all and plain text included. */
const JSON_TYPE = /^\s*$|^\s*text\/plain\s*(;|$)|[/+]json\s*(;|$)/i;

const decoder = /* @__PURE__ */ new TextDecoder();

/** Reads an answer as the operation documents it; whether it succeeded is for its status alone to say. */
export function toResult(answer: Answer): AnyResult {
  const { call, response } = answer;
  const { ok, status } = response;
  const documented = call.operation.responses[status];
  if (ok && !documented) throw createParseError(answer, "undocumented-status");
  const { value } = call.channel.answers?.read(answer, documented) ?? readJson(answer, documented);
  if (ok) return { ok, status, data: value, response, meta: readMeta(answer) };
  return { ok, status, error: value, response, meta: readMeta(answer, call.channel.readCode(value)) };
}

function readJson(answer: Answer, documented: unknown): { value: unknown } {
  const text = readText(answer);
  const isJson = JSON_TYPE.test(answer.response.headers.get("content-type") ?? "");
  const parsed = isJson ? parseJson(text) : undefined;
  if (!parsed && documented) throw createParseError(answer, "unparsable-body");
  return parsed ?? { value: text.slice(0, LONGEST_TEXT) || undefined };
}

/** Reads an answer as openapi-fetch does: JSON whatever its media type, nothing where it is empty. */
export async function readByPath(
  answer: Answer,
  parseAs: keyof ParsedAs<unknown> = "json",
): Promise<PathAnswer<unknown, unknown>> {
  const { bytes, response } = answer;
  if (response.ok && bytes.length && parseAs !== "json") {
    const again = rebuildResponse(answer);
    return { data: parseAs === "stream" ? again.body : await again[parseAs](), response };
  }
  const text = readText(answer);
  const parsed = parseJson(text);
  if (!response.ok) return { error: parsed ? parsed.value : text || undefined, response };
  if (text && !parsed) throw createParseError(answer, "unparsable-body");
  return { data: parsed?.value, response };
}

export function readText({ bytes }: Answer): string {
  return decoder.decode(bytes);
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // The platform's message quotes the body.
    return undefined;
  }
}

function createParseError(answer: Answer, code: string): ParseError {
  const { status, headers } = answer.response;
  const contentType = /^[\w.+-]+\/[\w.+-]+/.exec(headers.get("content-type") ?? "")?.[0];
  return new ParseError(readMeta(answer, code), status, contentType);
}
