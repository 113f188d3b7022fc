import type { Json, JsonObject } from "../../src/json.ts";

/** A document of these path items, and of the members given besides. */
export function createDocument(paths: JsonObject, members: JsonObject = {}): JsonObject {
  return { openapi: "3.0.0", info: { title: "Toy API", version: "1.2.3" }, paths, ...members };
}

/** A document of one `GET /things` with this operation's members; it answers 200 without a body. */
export function createGetDocument(operation: JsonObject = {}, members: JsonObject = {}): JsonObject {
  return createDocument({ "/things": { get: { ...getOperation("getThings"), ...operation } } }, members);
}

/** An operation that answers 200 without a body. */
export function getOperation(operationId: string): JsonObject {
  return { operationId, responses: { "200": { description: "Well." } } };
}

/** Responses of which one status has a JSON body of this schema. */
export function answer(schema: Json, status = 200): JsonObject {
  return { [status]: { description: "Well.", content: { "application/json": { schema } } } };
}

/** A required JSON request body of this schema. */
export function requestBody(schema: Json): JsonObject {
  return { required: true, content: { "application/json": { schema } } };
}

/** A reference to a component schema. */
export function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}
