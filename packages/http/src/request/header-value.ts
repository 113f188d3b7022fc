import { isPrimitive, PRIMITIVE } from "./primitive.ts";

export const HEADER_VALUE: string = `${PRIMITIVE}, in printable ASCII`;

export function isHeaderValue(value: unknown): boolean {
  return isPrimitive(value) && /^[\t -~]*$/.test(String(value));
}
