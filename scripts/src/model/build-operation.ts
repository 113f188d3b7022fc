import type { HttpMethod, RetryClass } from "@tributary/http";
import type { FoundOperation } from "../contract/operations.ts";
import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { toPascalCase } from "../names.ts";
import type { Sampler } from "../sample/sampler.ts";
import type { AuthenticationModel } from "./authentication.ts";
import { buildBody } from "./build-body.ts";
import { buildParameters, isIdempotencyKey } from "./build-parameters.ts";
import { buildResponses } from "./build-responses.ts";
import { findJsonAnswer } from "./media-types.ts";
import { readPagination } from "./pagination.ts";
import type { BodyModel, OperationModel, ParameterModel } from "./provider-model.ts";
import type { TypeNamer } from "./type-namer.ts";

export interface BuildOperationOptions {
  readonly found: FoundOperation;
  /** The document the types are made from. */
  readonly document: JsonObject;
  /** The same with examples, for values that a call can be tried with. */
  readonly mock: JsonObject;
  readonly sampler: Sampler;
  readonly authentication: AuthenticationModel;
  readonly namer: TypeNamer;
  readonly file: string;
}

/** Decides the facts of one operation. */
export function buildOperation(options: BuildOperationOptions): OperationModel {
  const { found, document, namer, authentication } = options;
  const { name, operation, path } = found;
  const resolve = (value: Json): Json => follow(document, value);
  const body = buildBody(options, resolve);
  const parameters = buildParameters(options, resolve, body !== undefined);
  const idempotencyKey = parameters.find(isIdempotencyKey)?.name;
  const pascalName = toPascalCase(name);
  return {
    name,
    pascalName,
    method: found.method.toUpperCase() as HttpMethod,
    path,
    description: readDescription(operation),
    deprecated: operation["deprecated"] === true,
    authenticated: authentication.isAuthenticated(found),
    credentials: authentication.credentialsOf(found),
    retry: toRetryClass(found.method, idempotencyKey),
    idempotencyKey,
    parameters,
    body,
    responses: buildResponses({
      method: found.method,
      responses: operation["responses"],
      namer,
      pascalName,
      resolve,
    }),
    accept: readAccept(operation, resolve),
    untested: findUntested(parameters, body),
    pagination: readPagination({ ...options, parameters }),
  };
}

/** Why no valid call can be made up: a required part for which no value is known. */
function findUntested(
  parameters: readonly ParameterModel[],
  body: BodyModel | undefined,
): string | undefined {
  const missing = parameters.find(({ required, sample }) => required && sample === undefined);
  if (missing !== undefined) return `no value is known for the required parameter \`${missing.name}\``;
  return body?.required === true && body.sample === undefined
    ? "no value is known for the required body"
    : undefined;
}

/** The media types of JSON answers, where they are others than `application/json`. */
function readAccept(operation: JsonObject, resolve: (value: Json) => Json): string | undefined {
  const responses = isObject(operation["responses"]) ? Object.entries(operation["responses"]) : [];
  const types = new Set<string>();
  for (const [code, value] of responses) {
    const response = resolve(value);
    const content = isObject(response) ? response["content"] : undefined;
    if (!isObject(content) || !/^(2..|default)$/i.test(code)) continue;
    const json = findJsonAnswer(content);
    // Anything else is asked for by `*/*`.
    if (json === undefined) return undefined;
    types.add(json.key.includes("*") ? "application/json" : json.key.trim());
  }
  const listed = [...types].join(", ");
  return listed === "" || listed === "application/json" ? undefined : listed;
}

/** Follows local references, as many as there are. */
function follow(document: JsonObject, value: Json, depth = 0): Json {
  const reference = isObject(value) ? value["$ref"] : undefined;
  if (typeof reference !== "string" || depth > 8) return value;
  return follow(document, resolveReference(document, reference) ?? null, depth + 1);
}

function readDescription(operation: JsonObject): string {
  const texts = [operation["summary"], operation["description"]].filter((text) => typeof text === "string");
  const clean = texts.map((text) => text.replaceAll(/\r\n?/g, "\n").trim()).filter((text) => text !== "");
  return [...new Set(clean)].join("\n\n");
}

function toRetryClass(method: string, idempotencyKey: string | undefined): RetryClass {
  if (["get", "head", "options", "trace"].includes(method)) return "safe";
  if (["put", "delete"].includes(method)) return "idempotent";
  return idempotencyKey === undefined ? "never" : "keyed";
}
