import { isObject, type JsonObject } from "../../../src/json.ts";

const path = "/v0/customers/{customer_id}";

/** Align's one operation. */
export function getOperation(document: JsonObject): JsonObject {
  return ((document["paths"] as JsonObject)[path] as JsonObject)["get"] as JsonObject;
}

/** The parameters of Align's one operation, under whatever path it has. */
export function getParameters(document: JsonObject): JsonObject[] {
  const [item] = Object.values(document["paths"] as JsonObject);
  const operation = isObject(item) ? item["get"] : undefined;
  return (isObject(operation) ? operation["parameters"] : []) as JsonObject[];
}

export function addParameter(document: JsonObject, parameter: JsonObject): void {
  getOperation(document)["parameters"] = [...getParameters(document), parameter];
}

/** A component schema, which must be there. */
export function getSchema(document: JsonObject, name: string): JsonObject {
  const schema = ((document["components"] as JsonObject)["schemas"] as JsonObject)[name];
  if (!isObject(schema)) throw new Error(`there is no schema ${name}`);
  return schema;
}

/** Adds an operation that answers what Align's one answers. */
export function addOperation(document: JsonObject, where: string, operationId: string): void {
  const { responses } = getOperation(document);
  const operation = { operationId, security: [{ ApiKey: [] }], responses: structuredClone(responses ?? {}) };
  (document["paths"] as JsonObject)[where] = { get: operation };
}

/** Moves Align's one operation to another path. */
export function setPath(document: JsonObject, where: string): void {
  renameKey(document["paths"] as JsonObject, path, where);
}

/** Gives a member another name and leaves it where it stands. */
export function renameKey(holder: JsonObject, from: string, to: string): void {
  const entries = Object.entries(holder);
  if (!entries.some(([key]) => key === from)) throw new Error(`there is no ${from}`);
  for (const key of Object.keys(holder)) delete holder[key];
  for (const [key, value] of entries) holder[key === from ? to : key] = value;
}
