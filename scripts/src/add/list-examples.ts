import { walkOperations } from "../contract/operations.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { isFormType, isJsonType } from "../model/media-types.ts";
import type { Direction } from "../sample/to-json-schema.ts";
import { toQuery } from "./emit-overlay.ts";

/** What holds a schema and examples of it: a parameter, or one media type of a body. */
export interface ExampleHolder {
  /** The query for its place. */
  readonly query: string;
  readonly holder: JsonObject;
  readonly direction: Direction;
}

/** The holders of a document's examples: of parameters, and of the bodies that the mock reads. */
export function* listExampleHolders(document: JsonObject): Generator<ExampleHolder> {
  yield* listShared(document, "responses", "response");
  yield* listShared(document, "requestBodies", "request");
  for (const [name, parameter] of listMembers(document["components"], "parameters")) {
    yield* toParameter(toQuery("components", "parameters", name), parameter);
  }
  for (const [path, item] of Object.entries(toObject(document["paths"]))) {
    yield* listParameters(["paths", path], item);
  }
  for (const { path, method, operation } of walkOperations(document)) {
    yield* listOperation(["paths", path, method], operation);
  }
}

/** The schemas whose own example Prism takes for that of a whole body: the shared ones and those of answers. */
export function* listExampleSchemas(document: JsonObject): Generator<[query: string, schema: JsonObject]> {
  for (const [name, schema] of listMembers(document["components"], "schemas")) {
    yield [toQuery("components", "schemas", name), schema];
  }
  for (const { query, holder, direction } of listExampleHolders(document)) {
    const { schema } = holder;
    if (direction === "response" && isObject(schema)) yield [`${query}.schema`, schema];
  }
}

function* listShared(document: JsonObject, section: string, direction: Direction): Generator<ExampleHolder> {
  for (const [name, body] of listMembers(document["components"], section)) {
    yield* listContent(["components", section, name], body, direction);
  }
}

function* listOperation(place: readonly string[], operation: JsonObject): Generator<ExampleHolder> {
  yield* listParameters(place, operation);
  yield* listContent([...place, "requestBody"], operation["requestBody"], "request");
  for (const [code, response] of listMembers(operation, "responses")) {
    yield* listContent([...place, "responses", code], response, "response");
  }
}

function* listContent(
  place: readonly string[],
  body: Json | undefined,
  direction: Direction,
): Generator<ExampleHolder> {
  for (const [mediaType, holder] of listMembers(body, "content")) {
    const isRead = isJsonType(mediaType) || (direction === "request" && isFormType(mediaType));
    if (isRead) yield { query: toQuery(...place, "content", mediaType), holder, direction };
  }
}

function* listParameters(place: readonly string[], parent: Json | undefined): Generator<ExampleHolder> {
  const parameters = toObject(parent)["parameters"];
  for (const parameter of Array.isArray(parameters) ? parameters : []) {
    const { in: where, name } = toObject(parameter);
    if (typeof where !== "string" || typeof name !== "string" || /['\\]/.test(where + name)) continue;
    yield* toParameter(`${toQuery(...place, "parameters")}[?@.in=='${where}'&&@.name=='${name}']`, parameter);
  }
}

function* toParameter(query: string, parameter: Json): Generator<ExampleHolder> {
  if (isObject(parameter)) yield { query, holder: parameter, direction: "request" };
}

function listMembers(parent: Json | undefined, name: string): [string, JsonObject][] {
  return Object.entries(toObject(toObject(parent)[name])).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
}

function toObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
