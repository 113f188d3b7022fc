import { createDocumentReader, type DocumentReader } from "./document-reader.ts";
import { getList, getObject, getString, isObject, type JsonObject } from "./json-object.ts";
import { isJson } from "./media-type.ts";
import { readSecurity, type SecurityRequirement } from "./read-security.ts";

/** One operation of a contract, with its references followed. */
export interface ContractOperation {
  /** Its operationId, or method and path where it has none. */
  readonly name: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly parameters: readonly ContractParameter[];
  readonly responses: readonly ContractResponse[];
  /** Ways to prove who calls, any of which will do; empty when none is needed. */
  readonly security: readonly SecurityRequirement[];
  /** An example of the request body, and its media type. */
  readonly body: { readonly mediaType: string; readonly example: unknown } | undefined;
}

export interface ContractParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonObject;
  readonly example: unknown;
}

export interface ContractResponse {
  /** A status of three digits, `4XX` and its like, or `default`. */
  readonly code: string;
  /** The first media type documented; absent when there is no body. */
  readonly mediaType: string | undefined;
  /** Whether anything is said of the body. */
  readonly hasSchema: boolean;
  /** The body's named examples. */
  readonly examples: ReadonlyMap<string, unknown>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Lists a contract's operations, in its order. */
export function listOperations(document: object): ContractOperation[] {
  const reader = createDocumentReader(document);
  return Object.entries(getObject(reader.root, "paths")).flatMap(([path, value]) => {
    const item = reader.follow(value);
    return methods
      .filter((method) => isObject(item[method]))
      .map((method) => readOperation(reader, path, method, item));
  });
}

function readOperation(
  reader: DocumentReader,
  path: string,
  method: string,
  item: JsonObject,
): ContractOperation {
  const operation = getObject(item, method);
  return {
    name: getString(operation, "operationId") ?? `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters: readParameters(reader, item, operation),
    responses: Object.entries(getObject(operation, "responses")).map(([code, response]) =>
      readResponse(reader, code, carriesBody(method, code) ? response : undefined),
    ),
    security: readSecurity(reader, operation),
    body: readBody(reader, operation),
  };
}

/** An operation's parameters replace those of its path that have the same name and place. */
function readParameters(
  reader: DocumentReader,
  item: JsonObject,
  operation: JsonObject,
): ContractParameter[] {
  const parameters = new Map<string, ContractParameter>();
  for (const value of [...getList(item, "parameters"), ...getList(operation, "parameters")]) {
    const parameter = readParameter(reader, reader.follow(value));
    parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...parameters.values()];
}

function readParameter(reader: DocumentReader, parameter: JsonObject): ContractParameter {
  const content = Object.values(getObject(parameter, "content"))[0];
  const schema = reader.follow(isObject(content) ? content["schema"] : parameter["schema"]);
  const [named] = readExamples(reader, parameter).values();
  return {
    name: getString(parameter, "name") ?? "",
    in: getString(parameter, "in") ?? "",
    required: parameter["required"] === true,
    schema,
    example: parameter["example"] ?? named ?? schema["example"] ?? schema["default"],
  };
}

/** An answer to a HEAD has no body, nor has one of these statuses (RFC 9110, section 6.4.1), whatever is documented. */
function carriesBody(method: string, code: string): boolean {
  return method !== "head" && code !== "204" && code !== "205";
}

function readResponse(reader: DocumentReader, code: string, value: unknown): ContractResponse {
  const entries = Object.entries(getObject(reader.follow(value), "content"));
  const [mediaType, content] = entries.find(([type]) => isJson(type)) ?? entries[0] ?? [];
  const holder = isObject(content) ? content : {};
  const hasSchema = Object.keys(getObject(holder, "schema")).length > 0;
  return { code, mediaType, hasSchema, examples: readExamples(reader, holder) };
}

function readBody(reader: DocumentReader, operation: JsonObject): ContractOperation["body"] {
  const [entry] = Object.entries(getObject(reader.follow(operation["requestBody"]), "content"));
  if (!entry) return undefined;
  const [mediaType, value] = entry;
  const content = isObject(value) ? value : {};
  const [named] = readExamples(reader, content).values();
  return { mediaType, example: content["example"] ?? named ?? exampleOf(reader, content["schema"]) };
}

function readExamples(reader: DocumentReader, parent: JsonObject): Map<string, unknown> {
  const entries = Object.entries(getObject(parent, "examples"));
  return new Map(
    entries
      .map(([name, example]) => [name, reader.follow(example)["value"]] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** The schema's own example, or an object of those of its required properties. */
function exampleOf(reader: DocumentReader, value: unknown): unknown {
  const schema = reader.follow(value);
  if (schema["example"] !== undefined) return schema["example"];
  const properties = getObject(schema, "properties");
  const required = getList(schema, "required").filter((name) => typeof name === "string");
  if (required.length === 0) return getString(schema, "type") === "string" ? "text" : undefined;
  return Object.fromEntries(required.map((name) => [name, exampleOf(reader, properties[name])]));
}
