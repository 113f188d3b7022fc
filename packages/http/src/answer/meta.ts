import type { Answer } from "../send/attempt.ts";
import type { AnswerMeta } from "./result.ts";

const REQUEST_ID_HEADERS = ["x-request-id", "request-id", "x-correlation-id", "cf-ray"];

/** Gathers what may be told of an answer; what the provider wrote is taken only where it looks the part. */
export function readMeta({ call, requestId, response }: Answer, code?: unknown): AnswerMeta {
  const retryAfterMs = response.ok ? undefined : readRetryAfter(response.headers);
  return {
    ...call.facts,
    ...(isCode(code) && { code: String(code) }),
    ...(requestId && { requestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** The provider's id of a request, if it gives one that looks the part. */
export function readRequestId(headers: Headers): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const id = headers.get(name);
    if (id !== null && /^[\w.:/+=-]{1,128}$/.test(id)) return id;
  }
  return undefined;
}

/** How long the provider asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` in either form. */
export function readRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const milliseconds = readNumber(headers.get("retry-after-ms"));
  if (milliseconds !== undefined) return milliseconds;
  const written = headers.get("retry-after");
  const seconds = readNumber(written);
  if (seconds !== undefined) return seconds * 1000;
  const date = written?.endsWith(" GMT") ? Date.parse(written) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function readNumber(written: string | null): number | undefined {
  return written !== null && /^\d{1,12}(\.\d+)?$/.test(written) ? Number(written) : undefined;
}

function isCode(value: unknown): boolean {
  return (typeof value === "string" || typeof value === "number") && /^[\w.:-]{1,64}$/.test(String(value));
}
