import type { Authentication, SchemeAuthentication } from "@tributary/http";
import { EmitError } from "../codegen-error.ts";
import { isObject, type JsonObject, resolveLocation, resolveReference } from "../json.ts";
import type { AuthenticationModel } from "./authentication.ts";
import { clientOptions } from "./credential-options.ts";
import type { CredentialModel } from "./provider-model.ts";

/**
 * The options that carry what an authentication needs of the caller.
 * @throws {EmitError} where a login is said of an operation that is not there or takes no credentials.
 */
export function readCredentials(
  document: JsonObject,
  { authentication, optional }: AuthenticationModel,
  file: string,
): CredentialModel[] {
  switch (authentication.strategy) {
    case "none":
      return [];
    case "token-login":
      return readLogin(document, authentication, file);
    case "schemes":
      return Object.entries(authentication.schemes).flatMap(([option, scheme]) =>
        listOptions(scheme, option).map((credential) => ({ ...credential, required: !optional.has(option) })),
      );
    default:
      return listOptions(authentication, "apiKey");
  }
}

function listOptions(scheme: SchemeAuthentication, option: string): CredentialModel[] {
  switch (scheme.strategy) {
    case "api-key":
      return [toCredential(option, `The key sent as \`${scheme.header}\`.`)];
    case "query-key":
      return [toCredential(option, `The key sent as \`${scheme.query}\` in the query.`)];
    case "cookie-key":
      return [toCredential(option, `The key sent as the cookie \`${scheme.cookie}\`.`)];
    case "bearer":
      return [
        toCredential(option === "apiKey" ? "token" : option, "The token sent as `Authorization: Bearer`."),
      ];
    case "basic":
      return [
        toCredential("username", "The name sent as `Authorization: Basic`."),
        toCredential("password", "The password sent with it."),
      ];
  }
}

function toCredential(name: string, description: string): CredentialModel {
  return { name, description, required: true };
}

function readLogin(
  document: JsonObject,
  { login, refresh }: Extract<Authentication, { strategy: "token-login" }>,
  file: string,
): CredentialModel[] {
  if (refresh !== undefined && findByName(document, refresh) === undefined) {
    throw toOperationError(file, "refresh", `there is no operation \`${refresh}\``);
  }
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
  return names.map((name) => toCredential(name, `The ${name} to log in with.`));
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
