import { SpecError } from "../codegen-error.ts";
import { documentLimits } from "./limits.ts";

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. The mark itself is left out.
 * @throws {SpecError} for a file that is too large or is neither.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length > documentLimits.bytes) {
    throw new SpecError({
      place: { file },
      problem: `the file has ${bytes.length} bytes, more than the ${documentLimits.bytes} that are read`,
      hint: "Leave out what no client is made of, or split the document.",
    });
  }
  const encoding = findEncoding(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new SpecError({
      place: { file },
      problem: `the file is not ${encoding.toUpperCase()} text`,
      hint: "Save it as UTF-8.",
    });
  }
}

function findEncoding([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}
