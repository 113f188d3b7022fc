import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import { InputError } from "../errors/refusals.ts";
import type { CallFacts } from "../send/call.ts";
import { headerRule } from "./parameter-values.ts";

const CREDENTIAL_HEADERS = ["authorization", "cookie", "proxy-authorization"];

/** Gathers a call's headers but its credential, which goes in last, and refuses the caller's own. */
export function createHeaders(
  operation: OperationDescriptor,
  headers: Readonly<Record<string, string>> = {},
  credentialHeaders: readonly string[],
  body: unknown,
  facts: CallFacts,
): Record<string, string> {
  const merged: Record<string, string> = { accept: acceptOf(operation) };
  // The platform writes a FormData's own, boundary included.
  if (operation.body && body !== undefined && !(body instanceof FormData)) {
    merged["content-type"] = operation.body;
  }
  for (const [name, value] of toEntries(headers)) {
    const header = name.toLowerCase();
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new InputError(facts, "headers", "a name is malformed");
    const isCredential = credentialHeaders.some((name) => name.toLowerCase() === header);
    if (isCredential || CREDENTIAL_HEADERS.includes(header)) {
      throw new InputError(facts, header, "credentials are the client's to send");
    }
    if (value === undefined) continue;
    if (!headerRule.accepts(value)) throw new InputError(facts, header, headerRule.wanted);
    merged[header] = String(value);
  }
  return merged;
}

/** Callers without types pass a `Headers` or pairs as well; neither may be lost in silence. */
function toEntries(headers: object): Iterable<[string, unknown]> {
  return Symbol.iterator in headers ? (headers as Iterable<[string, unknown]>) : Object.entries(headers);
}

const accepted: WeakMap<OperationDescriptor, string> = /* @__PURE__ */ new WeakMap();

/** The media types an operation may answer a success with; worked out once for each operation. */
function acceptOf(operation: OperationDescriptor): string {
  let accept = accepted.get(operation);
  if (accept === undefined) {
    const isOther = Object.entries(operation.responses).some(
      ([status, body]) => body === "other" && Number(status) < 300,
    );
    accept = operation.accept ?? (isOther ? "*/*" : "application/json");
    accepted.set(operation, accept);
  }
  return accept;
}
