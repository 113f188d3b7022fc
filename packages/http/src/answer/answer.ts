import type { Exchange } from "../client/exchange.ts";
import type { JsonPointer, OperationDescriptor, ResponseBody } from "../descriptor/descriptor.ts";
import { readPointer } from "../descriptor/json-pointer.ts";
import { ParseError } from "../errors/errors.ts";
import { readMeta } from "./meta.ts";
import type { AnyResult } from "./result.ts";

/** How much of an undocumented text is kept, in characters. */
const LONGEST_TEXT = 2_000;

/** The media types JSON comes as, none at all and plain text included. */
const JSON_TYPE = /^\s*$|^\s*text\/plain\s*(;|$)|[/+]json\s*(;|$)/i;

const decoder = /* @__PURE__ */ new TextDecoder();

/** Reads an answer as the operation documents it; whether it succeeded is for its status alone to say. */
export function toResult(
  exchange: Exchange,
  { responses }: OperationDescriptor,
  errorCode: JsonPointer | undefined,
): AnyResult {
  const { call, response } = exchange;
  const { ok, status } = response;
  const documented = responses[status];
  if (ok && !documented) throw createParseError(exchange, "undocumented-status");
  const body = readBody(exchange, documented);
  const meta = readMeta(call, exchange, ok || !errorCode ? undefined : readPointer(body, errorCode));
  return ok ? { ok, status, data: body, response, meta } : { ok, status, error: body, response, meta };
}

function readBody(exchange: Exchange, documented: ResponseBody | undefined): unknown {
  const { call, response } = exchange;
  if (documented === "none" || response.status === 204 || call.method === "HEAD") return undefined;
  if (documented === "other" && response.ok) return toBlob(exchange);
  const text = readText(exchange);
  if (documented === "other") return text;
  const isJson = JSON_TYPE.test(response.headers.get("content-type") ?? "");
  const parsed = isJson ? parseJson(text) : undefined;
  if (parsed) return parsed.value;
  if (documented) throw createParseError(exchange, "unparsable-body");
  return text.slice(0, LONGEST_TEXT) || undefined;
}

/** Reads a success by path as openapi-fetch does: JSON whatever its media type, nothing where it is empty. */
export function readJson(exchange: Exchange): unknown {
  const text = readText(exchange);
  if (text === "") return undefined;
  const parsed = parseJson(text);
  if (!parsed) throw createParseError(exchange, "unparsable-body");
  return parsed.value;
}

/** Reads a failure by path as openapi-fetch does: JSON where it is JSON, else the text. */
export function readError(exchange: Exchange): unknown {
  const text = readText(exchange);
  const parsed = parseJson(text);
  return parsed ? parsed.value : text || undefined;
}

export function toBlob({ bytes, response }: Exchange): Blob {
  return new Blob([bytes], { type: response.headers.get("content-type") ?? "" });
}

export function readText({ bytes }: Exchange): string {
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

function createParseError(exchange: Exchange, code: string): ParseError {
  const { status, headers } = exchange.response;
  const contentType = /^[\w.+-]+\/[\w.+-]+/.exec(headers.get("content-type") ?? "")?.[0];
  return new ParseError(readMeta(exchange.call, exchange, code), status, contentType);
}
