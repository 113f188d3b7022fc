import { walkOperations } from "../contract/operations.ts";
import {
  isObject,
  type Json,
  type JsonObject,
  parseReference,
  resolveLocation,
  resolvePointer,
  resolveReference,
} from "../json.ts";

/** A mark of a member that goes one way only. */
export type DirectionMark = "readOnly" | "writeOnly";

/** The component schemas that each direction reaches, whatever lies between. */
export interface Directions {
  readonly requested: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
}

/** Finds which component schemas requests carry and which answers do; a schema may be in both, or in neither. */
export function findDirections(document: JsonObject): Directions {
  return {
    requested: reachSchemas(document, [...listRequestBodies(document)]),
    answered: reachSchemas(document, [...listResponses(document)]),
  };
}

/** The request bodies of a document: the shared ones and those of its operations. */
export function* listRequestBodies(document: JsonObject): Generator<JsonObject> {
  yield* listObjects(resolvePointer(document, "/components/requestBodies"));
  for (const { operation } of walkOperations(document)) {
    if (isObject(operation["requestBody"])) yield operation["requestBody"];
  }
}

/** The responses of a document: the shared ones and those of its operations. */
export function* listResponses(document: JsonObject): Generator<JsonObject> {
  yield* listObjects(resolvePointer(document, "/components/responses"));
  for (const { operation } of walkOperations(document)) yield* listObjects(operation["responses"]);
}

function listObjects(value: Json | undefined): JsonObject[] {
  return isObject(value) ? Object.values(value).filter(isObject) : [];
}

function reachSchemas(document: JsonObject, roots: readonly Json[]): Set<string> {
  const reached = new Set<string>();
  const pending = roots.flatMap(findReferences);
  for (let reference = pending.pop(); reference !== undefined; reference = pending.pop()) {
    const name = readSchemaName(reference);
    if (name === undefined || reached.has(name)) continue;
    reached.add(name);
    const schema = resolveLocation(document, ["components", "schemas", name]);
    if (schema !== undefined) pending.push(...findReferences(schema));
  }
  return reached;
}

/** The component schema that a `$ref` is of, in whole or in part. */
export function readSchemaName(reference: string): string | undefined {
  const location = parseReference(reference);
  return location?.[0] === "components" && location[1] === "schemas" ? location[2] : undefined;
}

function findReferences(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(findReferences);
  if (!isObject(value)) return [];
  const reference = value["$ref"];
  return typeof reference === "string" ? [reference] : Object.values(value).flatMap(findReferences);
}

/** Whether a property carries the mark, itself or where it refers to. */
export function isMarked(
  document: JsonObject,
  property: Json | undefined,
  mark: DirectionMark,
  depth = 0,
): boolean {
  if (!isObject(property) || depth > 8) return false;
  if (property[mark] === true) return true;
  const reference = property["$ref"];
  return (
    typeof reference === "string" &&
    isMarked(document, resolveReference(document, reference), mark, depth + 1)
  );
}
