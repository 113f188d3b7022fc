import { decodeText } from "../document/decode-text.ts";
import { documentLimits } from "../document/limits.ts";
import { type Clock, systemClock } from "./clock.ts";
import { toDocumentAddress } from "./document-address.ts";
import { FetchError } from "./fetch-error.ts";
import { type RequestedDocument, RetryableStatus, requestDocument } from "./request-document.ts";
import { toRetryDelay } from "./retry-delay.ts";

export interface FetchDocumentOptions {
  /** Milliseconds that an attempt may take, its body included. Default: 30,000. */
  readonly timeout?: number;
  /** Milliseconds that all attempts and the waits between them may take. Default: 120,000. */
  readonly deadline?: number;
  /** How often to try. Default: 4. */
  readonly attempts?: number;
  /** The most bytes that are read, after decompression. Default: those a document may have, 32 MiB. */
  readonly maxBytes?: number;
  /** Gives up at once; its reason is what is then thrown. */
  readonly signal?: AbortSignal;
  /** Told of each attempt that failed and will be followed by another. */
  readonly onRetry?: (error: FetchError, delay: number) => void;
  readonly clock?: Clock;
  /** A number from 0 to 1, for the waits. */
  readonly random?: () => number;
  readonly fetch?: typeof fetch;
}

/** A text that was fetched; what it says is not looked at. */
export interface FetchedDocument {
  /** Where it came from, after redirects within the origin. */
  readonly url: string;
  readonly text: string;
  /** As published, to be kept. */
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/**
 * Fetches the text of a document over https, or over http from this machine. Failures that may pass are tried
 * again; a redirect is followed within the origin only; what is too long is given up before it is in memory.
 * @throws {FetchError} saying what came instead; {SpecError} for bytes that are no text.
 */
export async function fetchDocument(
  url: string,
  options: FetchDocumentOptions = {},
): Promise<FetchedDocument> {
  const address = toDocumentAddress(url);
  const answer = await tryRepeatedly(address, options);
  return { ...answer, text: decodeText(answer.bytes, answer.url) };
}

async function tryRepeatedly(address: URL, options: FetchDocumentOptions): Promise<RequestedDocument> {
  const { attempts = 4, deadline = 120_000, clock = systemClock, random = Math.random, onRetry } = options;
  const end = clock.now() + deadline;
  for (let attempt = 1; ; attempt++) {
    const error = await tryOnce(address, options, Math.max(0, end - clock.now()));
    if (!(error instanceof FetchError)) return error;
    if (!isTransient(error) || attempt >= attempts) throw error.withAttempts(attempt);
    const retryAfter = error instanceof RetryableStatus ? error.retryAfter : null;
    const delay = toRetryDelay(attempt, retryAfter, clock, random);
    if (clock.now() + delay >= end) throw error.withAttempts(attempt);
    onRetry?.(error, delay);
    await clock.sleep(delay, options.signal);
  }
}

async function tryOnce(
  address: URL,
  {
    timeout = 30_000,
    maxBytes = documentLimits.bytes,
    signal,
    fetch = globalThis.fetch,
  }: FetchDocumentOptions,
  left: number,
): Promise<RequestedDocument | FetchError> {
  signal?.throwIfAborted();
  const limit = Math.min(timeout, left);
  const timer = AbortSignal.timeout(limit);
  try {
    const combined = signal === undefined ? timer : AbortSignal.any([signal, timer]);
    return await requestDocument(address, { fetch, maxBytes, signal: combined });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof FetchError) return error;
    const [problem, detail] = timer.aborted
      ? (["timeout", `no whole answer within ${limit} milliseconds`] as const)
      : (["network", `no whole answer: ${describeCause(error)}`] as const);
    return new FetchError({ url: address.href, problem, detail, cause: error });
  }
}

function isTransient(error: FetchError): boolean {
  return error instanceof RetryableStatus || error.problem === "timeout" || error.problem === "network";
}

/** The innermost reason: what `fetch` itself says is "fetch failed" of them all. */
function describeCause(error: unknown): string {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const code = inner instanceof Error && "code" in inner ? `${inner.code}, ` : "";
  return inner instanceof Error ? `${code}${inner.message}` : String(inner);
}
