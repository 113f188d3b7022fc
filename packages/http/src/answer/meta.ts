import { compact } from "../errors/tributary-error.ts";
import type { Answer } from "../send/attempt.ts";
import type { AnswerMeta } from "./result.ts";

const REQUEST_ID_HEADERS = ["x-request-id", "request-id", "x-correlation-id", "cf-ray"];

/** Gathers what may be told of an answer; what the provider wrote is taken only where it looks the part. */
export function readMeta({ call, requestId, response }: Answer, code?: unknown): AnswerMeta {
  return compact({
    ...call.facts,
    code: readWord(typeof code === "number" ? `${code}` : code, /^[\w.:-]{1,64}$/),
    requestId,
    retryAfterMs: response.ok ? undefined : readRetryAfter(response.headers),
  }) as AnswerMeta;
}

/** The provider's id of a request, if it gives one that looks the part. */
export function readRequestId(headers: Headers): string | undefined {
  return REQUEST_ID_HEADERS.map((name) => readWord(headers.get(name), /^[\w.:/+=-]{1,128}$/)).find(Boolean);
}

/** Takes what others wrote, where it is a text of that shape. */
export function readWord(written: unknown, shape: RegExp = /^\w{1,64}$/): string | undefined {
  return typeof written === "string" && shape.test(written) ? written : undefined;
}

/** How long the provider asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` in either form. */
export function readRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const written = headers.get("retry-after");
  const date = written?.endsWith(" GMT") ? Date.parse(written) : Number.NaN;
  const waits = [
    readNumber(headers.get("retry-after-ms")),
    1000 * readNumber(written),
    Math.max(0, date - now),
  ];
  return waits.find(Number.isFinite);
}

function readNumber(written: string | null): number {
  return Number(readWord(written, /^\d{1,12}(\.\d+)?$/) ?? Number.NaN);
}
