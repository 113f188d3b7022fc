import type { Authentication } from "@tributary/http";
import { EmitError } from "../codegen-error.ts";
import { readWords } from "../contract/vocabulary.ts";
import { isObject, type JsonObject, resolveLocation, resolveReference, toPointer } from "../json.ts";
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
  const alternatives = operations
    .flatMap((operation) => readRequirements(document, operation).map(Object.keys))
    .filter((names) => names.length > 0);
  const [first] = alternatives;
  if (first === undefined) return { strategy: "none" };
  for (const [name = "", ...others] of alternatives) {
    const scheme = resolveLocation(document, ["components", "securitySchemes", name]);
    const strategy = isObject(scheme) && others.length === 0 ? toStrategy(scheme) : undefined;
    if (strategy !== undefined) return strategy;
  }
  throw new EmitError({
    place: { file, pointer: toPointer(["components", "securitySchemes", first[0] ?? ""]) },
    problem:
      first.length === 1
        ? "no strategy of the transport speaks this security scheme"
        : `no strategy of the transport speaks ${first.length} security schemes at once`,
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
      if (
        authentication.refresh !== undefined &&
        findByName(document, authentication.refresh) === undefined
      ) {
        throw toOperationError(file, "refresh", `there is no operation \`${authentication.refresh}\``);
      }
      return readLoginCredentials(document, authentication.login, file);
    case "none":
      return [];
  }
}

/** What a client that logs in is made with beside its credentials. */
const clientOptions =
  "environment baseUrl fetch timeout deadline retry maxBytes concurrency onEvent tokenStore".split(" ");

function readLoginCredentials(document: JsonObject, login: string, file: string): CredentialModel[] {
  const operation = findByName(document, login);
  const schema =
    operation && resolveLocation(operation, ["requestBody", "content", "application/json", "schema"]);
  const reference = isObject(schema) ? schema["$ref"] : undefined;
  const body = typeof reference === "string" ? resolveReference(document, reference) : schema;
  const properties = isObject(body) ? body["properties"] : undefined;
  if (!isObject(properties)) {
    throw toOperationError(
      file,
      "login",
      `there is no operation \`${login}\` with a JSON body of credentials`,
    );
  }
  const names = Object.keys(properties);
  const taken = names.find((name) => clientOptions.includes(name));
  if (taken !== undefined) {
    throw toOperationError(
      file,
      "login",
      `the credential \`${taken}\` is called like an option of every client`,
    );
  }
  return names.map((name) => ({ name, description: `The ${name} to log in with.` }));
}

function toOperationError(file: string, word: "login" | "refresh", problem: string): EmitError {
  return new EmitError({
    place: { file, pointer: `/x-tributary/authentication/${word}` },
    problem,
    hint: "Name the operation that buys or renews the token, by the name of its method, in client.overlay.yaml.",
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
