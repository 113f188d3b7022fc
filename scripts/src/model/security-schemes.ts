import type { SchemeAuthentication } from "@tributary/http";
import { isObject, type JsonObject, resolveLocation, resolveReference } from "../json.ts";

/** One security scheme of an operation's, as the transport would speak it. */
export interface SpokenScheme {
  /** Its key in `components.securitySchemes`. */
  readonly name: string;
  readonly strategy: SchemeAuthentication;
  /** Equal for two schemes that mean the same on the wire. */
  readonly key: string;
}

/** Schemes that are sent together. */
export type SpokenSchemes = readonly SpokenScheme[];

/** The security requirements of an operation: its own, or else the document's. */
function readRequirements(document: JsonObject, operation: JsonObject): JsonObject[] {
  const requirements = operation["security"] ?? document["security"];
  return Array.isArray(requirements) ? requirements.filter(isObject) : [];
}

/** The security requirements of an operation that ask for a credential; empty where none is asked for. */
export function listRequired(document: JsonObject, operation: JsonObject): string[][] {
  return readRequirements(document, operation)
    .map((requirement) => Object.keys(requirement))
    .filter((names) => names.length > 0);
}

/** Whether an operation may be called without a credential. */
export function isOpen(document: JsonObject, operation: JsonObject): boolean {
  const requirements = readRequirements(document, operation);
  return (
    requirements.length === 0 || requirements.some((requirement) => Object.keys(requirement).length === 0)
  );
}

/** The alternatives of an operation that the transport speaks, in the document's order. */
export function listSpoken(document: JsonObject, operation: JsonObject): SpokenSchemes[] {
  return listRequired(document, operation).flatMap((names) => {
    const schemes = names.map((name) => toSpoken(document, name));
    if (!schemes.every((scheme) => scheme !== undefined)) return [];
    const distinct = [...new Map(schemes.map((scheme) => [scheme.key, scheme])).values()];
    // A request has one `Authorization`.
    return distinct.filter(usesAuthorization).length > 1 ? [] : [distinct];
  });
}

function usesAuthorization({ strategy }: SpokenScheme): boolean {
  if (strategy.strategy === "api-key") return strategy.header.toLowerCase() === "authorization";
  return strategy.strategy === "bearer" || strategy.strategy === "basic";
}

function toSpoken(document: JsonObject, name: string): SpokenScheme | undefined {
  const written = resolveLocation(document, ["components", "securitySchemes", name]);
  const reference = isObject(written) ? written["$ref"] : undefined;
  const scheme = typeof reference === "string" ? resolveReference(document, reference) : written;
  const strategy = isObject(scheme) ? toStrategy(scheme) : undefined;
  return strategy === undefined ? undefined : { name, strategy, key: toKey(strategy) };
}

/** Two letters in another case are the same header. */
function toKey(strategy: SchemeAuthentication): string {
  return strategy.strategy === "api-key"
    ? `api-key ${strategy.header.toLowerCase()}`
    : JSON.stringify(strategy);
}

function toStrategy(scheme: JsonObject): SchemeAuthentication | undefined {
  const { type, scheme: spoken, in: place, name } = scheme;
  // Such a key is a signature of each request, which no option can carry.
  if (isSignature(scheme)) return undefined;
  if (type === "apiKey" && typeof name === "string") {
    if (place === "header" && /^[\w!#$%&'*+.^`|~-]+$/.test(name))
      return { strategy: "api-key", header: name };
    if (place === "query" && name !== "") return { strategy: "query-key", query: name };
    if (place === "cookie" && /^[\w!#$%&'*+.^`|~-]+$/.test(name))
      return { strategy: "cookie-key", cookie: name };
  }
  if (type === "http" && String(spoken).toLowerCase() === "bearer") return { strategy: "bearer" };
  if (type === "http" && String(spoken).toLowerCase() === "basic") return { strategy: "basic" };
  return type === "oauth2" || type === "openIdConnect" ? { strategy: "bearer" } : undefined;
}

/** AWS describes its request signatures as API keys. */
function isSignature(scheme: JsonObject): boolean {
  return /sigv4/i.test(String(scheme["x-amazon-apigateway-authtype"] ?? ""));
}
