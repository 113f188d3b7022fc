import type { DocumentReader } from "./document-reader.ts";
import { getList, getObject, getString, isObject, type JsonObject } from "./json-object.ts";

/** Where one credential is sent: all of a requirement's are needed together. */
export interface CredentialPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  /** What stands before the credential in the header: `Bearer` or `Basic`. */
  readonly scheme?: string;
}

export type SecurityRequirement = readonly CredentialPlace[];

/** Reads an operation's security, or the document's where it states none. */
export function readSecurity(reader: DocumentReader, operation: JsonObject): SecurityRequirement[] {
  const source = Array.isArray(operation["security"]) ? operation : reader.root;
  const schemes = getObject(getObject(reader.root, "components"), "securitySchemes");
  const requirements = getList(source, "security").filter(isObject);
  // An empty requirement among the others makes the whole of them optional.
  if (requirements.some((requirement) => Object.keys(requirement).length === 0)) return [];
  return requirements.map((requirement) =>
    Object.keys(requirement).map((name) => toPlace(reader.follow(schemes[name]))),
  );
}

function toPlace(scheme: JsonObject): CredentialPlace {
  const place = getString(scheme, "in");
  if (
    getString(scheme, "type") === "apiKey" &&
    (place === "header" || place === "query" || place === "cookie")
  ) {
    return { in: place, name: getString(scheme, "name") ?? "" };
  }
  const basic = getString(scheme, "scheme")?.toLowerCase() === "basic";
  return { in: "header", name: "Authorization", scheme: basic ? "Basic" : "Bearer" };
}
