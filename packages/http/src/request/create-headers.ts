import type { CallOptions } from "../client/options.ts";
import { InputError } from "../errors/refusals.ts";
import type { Call } from "../send/call.ts";
import { HEADER_VALUE, isHeaderValue } from "./header-value.ts";

const CREDENTIAL_HEADER = /^((proxy-)?authorization|cookie)$/;

/** Begins a call's headers with the caller's own, and refuses credentials among them. */
export function createHeaders(
  own: CallOptions["headers"] = {},
  { answers, authenticator, facts, operation }: Call,
): Record<string, string> {
  const headers: Record<string, string> = { accept: answers.accept(operation) };
  for (const [name, value] of toEntries(own)) {
    const header = name.toLowerCase();
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new InputError(facts, "headers", "a name is malformed");
    if (CREDENTIAL_HEADER.test(header) || authenticator?.headers.includes(header)) {
      throw new InputError(facts, header, "credentials are the client's to send");
    }
    if (value === undefined) continue;
    if (!isHeaderValue(value)) throw new InputError(facts, header, HEADER_VALUE);
    headers[header] = String(value);
  }
  return headers;
}

/** Callers without types pass a `Headers` or pairs as well; neither may be lost in silence. */
function toEntries(headers: object): Iterable<[string, unknown]> {
  return Symbol.iterator in headers ? (headers as Iterable<[string, unknown]>) : Object.entries(headers);
}
