import type { CallFacts } from "./call.ts";
import { TooLargeError } from "./errors.ts";

/** The most bytes a body may have, counted after decompression. */
export const MAX_BYTES: number = 10 * 1024 * 1024;

/** Reads a whole body, and lets go of the connection when it is too large or the attempt ends. */
export async function readBody(
  { body }: Response,
  signal: AbortSignal,
  facts: CallFacts,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const release = () => void reader.cancel().catch(() => {});
  if (signal.aborted) release();
  signal.addEventListener("abort", release, { once: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > MAX_BYTES) {
      release();
      throw new TooLargeError(facts, `answered with more than ${MAX_BYTES} bytes`);
    }
    chunks.push(next.value);
  }
  return concatenate(chunks, size);
}

function concatenate(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
