import type { Answer } from "../send/attempt.ts";

/** Rebuilds a response around the bytes it had, to be read again. */
export function rebuildResponse({ bytes, response }: Answer): Response {
  const { status, statusText, url } = response;
  const headers = new Headers(response.headers);
  if (headers.has("content-encoding")) {
    headers.delete("content-encoding");
    headers.delete("content-length");
  }
  // A reason phrase may hold bytes that the constructor refuses, and some statuses refuse a body.
  const init = { status, statusText: statusText.replace(/[^ -~]/g, ""), headers };
  return Object.defineProperty(new Response(bytes.length ? bytes : null, init), "url", { value: url });
}
