import type { Authentication } from "@tributary/http";
import { EmitError } from "../codegen-error.ts";
import { readWords } from "../contract/vocabulary.ts";
import { isObject, type JsonObject, resolvePointer } from "../json.ts";
import type { CredentialModel } from "./provider-model.ts";

/** The security requirements of an operation: its own, or else the document's. */
function readRequirements(document: JsonObject, operation: JsonObject): JsonObject[] {
  const requirements = operation["security"] ?? document["security"];
  return Array.isArray(requirements) ? requirements.filter(isObject) : [];
}

/** Whether the contract asks for a credential on an operation. */
export function isAuthenticated(document: JsonObject, operation: JsonObject): boolean {
  return readRequirements(document, operation).some((requirement) => Object.keys(requirement).length > 0);
}

/**
 * How callers prove who they are: the word `authentication`, or else what the security scheme of the
 * operations says.
 * @throws {EmitError} for a scheme that no strategy of the transport speaks.
 */
export function readAuthentication(
  document: JsonObject,
  operations: readonly JsonObject[],
  file: string,
): Authentication {
  const words = readWords(document)["authentication"];
  if (isObject(words)) return words as unknown as Authentication;
  const names = operations.flatMap((operation) => readRequirements(document, operation).flatMap(Object.keys));
  const [name] = names;
  if (name === undefined) return { strategy: "none" };
  const pointer = `/components/securitySchemes/${name}`;
  const scheme = resolvePointer(document, pointer);
  const strategy = isObject(scheme) ? toStrategy(scheme) : undefined;
  if (strategy !== undefined) return strategy;
  throw new EmitError({
    place: { file, pointer },
    problem: "no strategy of the transport speaks this security scheme",
    hint: "It speaks an API key in a header and bearer tokens; say `authentication` in client.overlay.yaml.",
  });
}

function toStrategy(scheme: JsonObject): Authentication | undefined {
  const { type, scheme: name, in: place, name: header } = scheme;
  if (type === "apiKey" && place === "header") return { strategy: "api-key", header: String(header) };
  if (type === "http" && String(name).toLowerCase() === "bearer") return { strategy: "bearer" };
  if (type === "oauth2" || type === "openIdConnect") return { strategy: "bearer" };
  return undefined;
}

/** The options that carry what an authentication needs of the caller. */
export function readCredentials(
  document: JsonObject,
  authentication: Authentication,
  file: string,
): CredentialModel[] {
  switch (authentication.strategy) {
    case "api-key":
      return [{ name: "apiKey", description: `The key sent as \`${authentication.header}\`.` }];
    case "bearer":
      return [{ name: "token", description: "The token sent as `Authorization: Bearer`." }];
    case "token-login":
      return readLoginCredentials(document, authentication.login, file);
    case "none":
      return [];
  }
}

function readLoginCredentials(document: JsonObject, login: string, file: string): CredentialModel[] {
  const operation = findByName(document, login);
  const schema = operation && resolvePointer(operation, "/requestBody/content/application~1json/schema");
  const reference = isObject(schema) ? schema["$ref"] : undefined;
  const body = typeof reference === "string" ? resolvePointer(document, reference.slice(1)) : schema;
  const properties = isObject(body) ? body["properties"] : undefined;
  if (isObject(properties)) {
    return Object.keys(properties).map((name) => ({ name, description: `The ${name} to log in with.` }));
  }
  throw new EmitError({
    place: { file, pointer: "/x-tributary/authentication/login" },
    problem: `there is no operation \`${login}\` with a JSON body of credentials`,
    hint: "Name the operation that logs in, by the name of its method.",
  });
}

function findByName(document: JsonObject, name: string): JsonObject | undefined {
  for (const pathItem of Object.values(document["paths"] ?? {})) {
    if (!isObject(pathItem)) continue;
    for (const operation of Object.values(pathItem)) {
      if (isObject(operation) && operation["operationId"] === name) return operation;
    }
  }
  return undefined;
}
