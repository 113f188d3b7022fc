import { createHash } from "node:crypto";

/** Writes any text as a cursor whose checksum is right, as somebody could who has read how cursors are made. */
export async function forgeCursor(text: string): Promise<string> {
  const body = Buffer.from(text).toString("base64url");
  return `1.${body}.${createHash("sha256").update(body).digest("base64url").slice(0, 16)}`;
}
