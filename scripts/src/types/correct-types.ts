import { isObject, type JsonObject, mapObjects, resolvePointer } from "../json.ts";
import { correctDiscriminator, mapInheritors } from "./correct-discriminator.ts";
import { cutCycles } from "./cut-cycles.ts";
import { splitDirections } from "./split-directions.ts";

/**
 * A copy of a document from which openapi-typescript makes the right types. Each correction answers one kind
 * of output of its version 7 that does not say what the document says.
 */
export function correctTypes(document: JsonObject): JsonObject {
  const corrected = mapObjects(document, (object) =>
    noteInt64(dropNullFromEnum(admitNull(correctDiscriminator(document, object)))),
  ) as JsonObject;
  const schemas = resolvePointer(corrected, "/components/schemas");
  if (isObject(schemas)) mapInheritors(corrected, schemas);
  cutCycles(corrected);
  return splitDirections(corrected);
}

/** `nullable` says null already; a second `null` in the enum would be said twice. */
function dropNullFromEnum(object: JsonObject): JsonObject {
  const values = object["enum"];
  if (object["nullable"] !== true || !Array.isArray(values) || !values.includes(null)) return object;
  return { ...object, enum: values.filter((value) => value !== null) };
}

/** The type `null` beside alternatives is meant to be one of them: a value of both there is none. */
function admitNull(object: JsonObject): JsonObject {
  if (object["type"] !== "null") return object;
  const { type: _, ...rest } = object;
  const isBeside = ["oneOf", "anyOf", "allOf", "properties", "enum"].some((keyword) => keyword in object);
  return isBeside ? { ...rest, nullable: true } : object;
}

/** JSON's numbers are read as doubles: the type must say how far an int64 is exact. */
function noteInt64(object: JsonObject): JsonObject {
  if (object["format"] !== "int64") return object;
  const types = [object["type"]].flat();
  const isNumber = types.includes("integer") || types.includes("number");
  return isNumber ? { ...object, format: "int64 (a number, exact up to 2^53 - 1)" } : object;
}
