import type { ParsedAs, PathAnswer } from "../client/path-call.ts";
import type { Answer } from "../send/attempt.ts";
import { readMeta } from "./meta.ts";
import { createParseError, readValue } from "./read-value.ts";
import type { AnyResult } from "./result.ts";

/** Reads an answer as the operation documents it; whether it succeeded is for its status alone to say. */
export function toResult(answer: Answer): AnyResult {
  const { call, response } = answer;
  const { ok, status } = response;
  const documented = call.operation.responses[status];
  if (ok && !documented) throw createParseError(answer, "undocumented-status");
  const value = call.answers.read(answer, documented);
  const code = !ok && call.errorCode && call.readCode?.(value, call.errorCode);
  const meta = readMeta(answer, code);
  return ok ? { ok, status, data: value, response, meta } : { ok, status, error: value, response, meta };
}

/** Reads an answer as openapi-fetch does: JSON whatever its media type, nothing where it is empty. */
export async function readByPath(
  answer: Answer,
  parseAs: keyof ParsedAs<unknown> = "json",
): Promise<PathAnswer<unknown, unknown>> {
  const { bytes, response } = answer;
  const isFull = response.ok && bytes.length > 0;
  if (isFull && parseAs !== "json") {
    const again = new Response(bytes, { headers: response.headers });
    return { data: parseAs === "stream" ? again.body : await again[parseAs](), response };
  }
  const value = readValue(answer, true, isFull);
  return response.ok ? { data: value, response } : { error: value, response };
}
