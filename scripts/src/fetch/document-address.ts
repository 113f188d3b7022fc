import { FetchError } from "./fetch-error.ts";

/**
 * The URL of a document as it may be fetched: https, or http on this machine, and without credentials in it.
 * @throws {FetchError} for any other.
 */
export function toDocumentAddress(text: string): URL {
  const fail = (detail: string): FetchError => new FetchError({ url: text, problem: "address", detail });
  const url = URL.parse(text);
  if (url === null) throw fail("this is no URL");
  if (url.username !== "" || url.password !== "") {
    throw new FetchError({
      url: `${url.origin}${url.pathname}`,
      problem: "address",
      detail: "the URL carries credentials; a document is published without",
    });
  }
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))) return url;
  throw fail("only https is fetched from, and http on this machine");
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
