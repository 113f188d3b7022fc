import { walkOperations } from "../contract/operations.ts";
import { isObject, type JsonObject, resolveReference } from "../json.ts";
import { chooseMediaType } from "../model/media-types.ts";
import { isOpen, listSpoken } from "../model/security-schemes.ts";

/** An operation that the client cannot offer, and why. */
export interface OmittedOperation {
  readonly path: string;
  readonly method: string;
  readonly reason: string;
}

/** Finds the operations that no client of ours can call as the document describes them. */
export function findOmitted(document: JsonObject): OmittedOperation[] {
  const omitted: OmittedOperation[] = [];
  const requests = new Set<string>();
  for (const { path, method, operation } of walkOperations(document)) {
    const request = `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`;
    const reason = requests.has(request)
      ? "Another path of the document is the same but for the names of its parameters."
      : findReason(document, path, method, operation);
    if (reason === undefined) requests.add(request);
    else omitted.push({ path, method, reason });
  }
  return omitted;
}

function findReason(
  document: JsonObject,
  path: string,
  method: string,
  operation: JsonObject,
): string | undefined {
  if (!path.startsWith("/")) return "A path begins with a slash.";
  if (/[?#]/.test(path))
    return "A path holds neither a query nor a fragment: no request could be told by it.";
  if (/[{}]/.test(path.replaceAll(/\{[^{}/]+\}/g, ""))) return "The braces of the path do not match.";
  if (method === "trace") return "No platform's `fetch` sends TRACE.";
  if (listSpoken(document, operation).length === 0 && !isOpen(document, operation))
    return "No strategy of the transport speaks its security schemes.";
  return hasUnknownBody(document, method, operation)
    ? "None of the names its body is listed under is a media type."
    : undefined;
}

function hasUnknownBody(document: JsonObject, method: string, { requestBody }: JsonObject): boolean {
  const reference = isObject(requestBody) ? requestBody["$ref"] : undefined;
  const body = typeof reference === "string" ? resolveReference(document, reference) : requestBody;
  const content = isObject(body) ? body["content"] : undefined;
  if (!isObject(content) || Object.keys(content).length === 0 || ["get", "head"].includes(method))
    return false;
  return chooseMediaType(content) === undefined;
}
