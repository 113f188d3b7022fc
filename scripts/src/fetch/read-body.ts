import { FetchError } from "./fetch-error.ts";

/**
 * Reads a body to its end, counting what it has after decompression; a body that is longer is given up at once.
 * @throws {FetchError} for more than `maxBytes`.
 */
export async function readBody(
  response: Response,
  url: string,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    size += next.value.length;
    if (size > maxBytes) {
      // Cancels the connection too: what is left of it may have no end.
      await reader?.cancel().catch(() => {});
      throw new FetchError({
        url,
        problem: "too-large",
        detail: `the answer has more than ${maxBytes} bytes`,
      });
    }
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.length;
  }
  return bytes;
}
