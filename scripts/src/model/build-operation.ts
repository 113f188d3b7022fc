import type { HttpMethod, RetryClass } from "@tributary/http";
import { EmitError } from "../codegen-error.ts";
import type { FoundOperation } from "../contract/operations.ts";
import { isObject, type Json, type JsonObject, resolveLocation, resolveReference } from "../json.ts";
import { toPascalCase } from "../names.ts";
import { isAuthenticated } from "./authentication.ts";
import { readPagination } from "./pagination.ts";
import type { BodyModel, OperationModel, ParameterModel, ResponseModel } from "./provider-model.ts";
import { readQueryStyle } from "./query-style.ts";
import { sampleValue } from "./sample.ts";
import type { TypeNamer } from "./type-namer.ts";

export interface BuildOperationOptions {
  readonly found: FoundOperation;
  /** The document the types are made from. */
  readonly document: JsonObject;
  /** The same with examples, for values that a call can be tried with. */
  readonly mock: JsonObject;
  readonly namer: TypeNamer;
  readonly file: string;
}

/** Decides the facts of one operation. */
export function buildOperation(options: BuildOperationOptions): OperationModel {
  const { found, document } = options;
  const { name, operation, path } = found;
  const parameters = readParameters(options);
  const idempotencyKey = parameters.find(isIdempotencyKey)?.name;
  const body = readBody(options);
  assertNoClash(options, parameters, body);
  const responses = readResponses(options);
  return {
    name,
    pascalName: toPascalCase(name),
    method: found.method.toUpperCase() as HttpMethod,
    path,
    description: readDescription(operation),
    deprecated: operation["deprecated"] === true,
    authenticated: isAuthenticated(document, operation),
    retry: toRetryClass(found.method, idempotencyKey),
    idempotencyKey,
    parameters,
    body,
    responses,
    pagination: readPagination({ ...options, parameters }),
  };
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

function isIdempotencyKey({ in: place, name }: { readonly in: string; readonly name: string }): boolean {
  return place === "header" && /^(x-)?idempotency-key$/i.test(name);
}

/** Follows a local `$ref`, once. */
function resolve(document: JsonObject, value: Json): Json {
  const reference = isObject(value) ? value["$ref"] : undefined;
  return typeof reference === "string" ? (resolveReference(document, reference) ?? null) : value;
}

/** OpenAPI says that a parameter of these names is to be ignored: media types and security describe them. */
const ignoredHeaders = ["accept", "authorization", "content-type"];

function readParameters({ found, document, mock, namer, file }: BuildOperationOptions): ParameterModel[] {
  const own = listParameters(document, found.operation);
  const shared = listParameters(document, found.pathItem).filter(
    (parameter) => !own.some((each) => each["name"] === parameter["name"] && each["in"] === parameter["in"]),
  );
  const mocked = new Map(
    listMockParameters(mock, found).map((parameter) => [
      `${parameter["in"]} ${parameter["name"]}`,
      parameter,
    ]),
  );
  return [...shared, ...own].flatMap((parameter) => {
    const { name, in: place } = parameter;
    if (typeof name !== "string" || (place !== "path" && place !== "query" && place !== "header")) return [];
    if (place === "header" && ignoredHeaders.includes(name.toLowerCase())) return [];
    // The transport makes an idempotency key where the caller has none.
    const isMade = isIdempotencyKey({ in: place, name });
    const required = place === "path" || (parameter["required"] === true && !isMade);
    const sample = sampleValue(mocked.get(`${place} ${name}`) ?? parameter, (value) => resolve(mock, value));
    if (required && sample === undefined) {
      throw new EmitError({
        place: { file, pointer: found.pointer },
        problem: `no value is known for the required parameter \`${name}\``,
        hint: "Give the parameter an `example` in examples.overlay.yaml: the contract tests call with it.",
      });
    }
    const schema = resolve(document, parameter["schema"] ?? null);
    const type = namer.toType(parameter, "schema", `${toPascalCase(found.name)}${toPascalCase(name)}`);
    const description = String(parameter["description"] ?? "");
    const fallback = isObject(schema) ? schema["default"] : undefined;
    const style = readQueryStyle(parameter);
    return [{ name, in: place, required, style, description, type, sample, default: fallback }];
  });
}

function listParameters(document: JsonObject, holder: JsonObject): JsonObject[] {
  const parameters = Array.isArray(holder["parameters"]) ? holder["parameters"] : [];
  return parameters.map((parameter) => resolve(document, parameter)).filter(isObject);
}

function listMockParameters(mock: JsonObject, { path, method }: FoundOperation): JsonObject[] {
  const pathItem = isObject(mock["paths"]) ? mock["paths"][path] : undefined;
  if (!isObject(pathItem)) return [];
  const operation = pathItem[method];
  return [...listParameters(mock, pathItem), ...(isObject(operation) ? listParameters(mock, operation) : [])];
}

const preferredMediaTypes = [
  /^application\/(.+\+)?json\b/,
  /^application\/x-www-form-urlencoded/,
  /^multipart\//,
];

function readBody({ found, document, mock, namer, file }: BuildOperationOptions): BodyModel | undefined {
  const requestBody = resolve(document, found.operation["requestBody"] ?? null);
  const content = isObject(requestBody) ? requestBody["content"] : undefined;
  if (!isObject(requestBody) || !isObject(content)) return undefined;
  const mediaTypes = Object.keys(content);
  const mediaType = preferredMediaTypes.flatMap(
    (each) => mediaTypes.find((type) => each.test(type)) ?? [],
  )[0];
  const holder = mediaType === undefined ? undefined : content[mediaType];
  if (mediaType === undefined || !isObject(holder)) {
    throw new EmitError({
      place: { file, pointer: `${found.pointer}/requestBody` },
      problem: `no serializer for a body of ${mediaTypes.join(", ") || "no media type"}`,
      hint: "JSON, form and multipart bodies can be sent; leave the operation out by the word `operations`.",
    });
  }
  const mocked = findMockBody(mock, found, mediaType);
  const sample = sampleValue(isObject(mocked) ? mocked : holder, (value) => resolve(mock, value));
  const required = requestBody["required"] === true;
  if (required && sample === undefined) {
    throw new EmitError({
      place: { file, pointer: `${found.pointer}/requestBody` },
      problem: "no value is known for the required body",
      hint: "Give its media type an `example` in examples.overlay.yaml: the contract tests call with it.",
    });
  }
  const type = namer.toType(holder, "schema", `${toPascalCase(found.name)}Body`);
  return { mediaType, required, type, sample };
}

function findMockBody(
  mock: JsonObject,
  { path, method }: FoundOperation,
  mediaType: string,
): Json | undefined {
  const requestBody = resolve(mock, resolveLocation(mock, ["paths", path, method, "requestBody"]) ?? null);
  return resolveLocation(requestBody, ["content", mediaType]);
}

function assertNoClash(
  { found, file }: BuildOperationOptions,
  parameters: readonly ParameterModel[],
  body: BodyModel | undefined,
): void {
  const names = parameters.map(({ name }) => name);
  if (body !== undefined) names.push("body");
  const clash = names.find((name, index) => names.indexOf(name) !== index);
  if (clash === undefined) return;
  throw new EmitError({
    place: { file, pointer: found.pointer },
    problem: `two parts of the input are called \`${clash}\``,
    hint: "Input members carry their wire names; leave the operation out, or remove one by fixes.overlay.yaml.",
  });
}

function readResponses({ found, document, namer }: BuildOperationOptions): ResponseModel[] {
  const responses = isObject(found.operation["responses"]) ? found.operation["responses"] : {};
  return Object.entries(responses).flatMap(([key, value]) => {
    const status = Number(key);
    const response = resolve(document, value);
    if (!Number.isInteger(status) || !isObject(response)) return [];
    return [toResponse(status, response, namer, `${toPascalCase(found.name)}${status}Body`)];
  });
}

function toResponse(status: number, response: JsonObject, namer: TypeNamer, name: string): ResponseModel {
  const content = isObject(response["content"]) ? response["content"] : {};
  const [firstType] = Object.keys(content);
  if (firstType === undefined) return { status, body: "none", type: "undefined" };
  const json = Object.keys(content).find((type) => /^application\/(.+\+)?json\b/.test(type));
  const holder = json === undefined ? undefined : content[json];
  if (!isObject(holder)) return { status, body: "other", type: status < 300 ? "Blob" : "string" };
  return { status, body: "json", type: namer.toType(holder, "schema", name) };
}
