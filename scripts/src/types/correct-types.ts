import { isObject, type Json, type JsonObject, mapObjects, resolvePointer } from "../json.ts";
import { correctDiscriminator, mapInheritors } from "./correct-discriminator.ts";
import { cutCycles } from "./cut-cycles.ts";
import { nameReferenced } from "./name-referenced.ts";
import { splitDirections } from "./split-directions.ts";

/**
 * A copy of a document from which openapi-typescript makes the right types. Each correction answers one kind
 * of output of its version 7 that does not say what the document says.
 */
export function correctTypes(document: JsonObject): JsonObject {
  const named = nameReferenced(document);
  const corrected = mapObjects(named, (object) =>
    noteInt64(dropNullFromEnum(admitNull(dropRequirements(correctDiscriminator(named, object))))),
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

const typeless = new Set(["required", "not", "title", "description"]);

/**
 * Alternatives that only say which members there must be have no type of their own: a union with them is of any
 * type. Which members may be together is then not said; what they are is.
 */
function dropRequirements(object: JsonObject): JsonObject {
  if (object["anyOf"] === undefined && object["oneOf"] === undefined) return object;
  const isTypeless = (alternative: Json): boolean =>
    isObject(alternative) && Object.keys(alternative).every((key) => typeless.has(key));
  const isDropped = (alternatives: Json | undefined): boolean =>
    Array.isArray(alternatives) && alternatives.length > 0 && alternatives.every(isTypeless);
  const { anyOf, oneOf, ...rest } = object;
  if (!isObject(rest["properties"]) || (!isDropped(anyOf) && !isDropped(oneOf))) return object;
  return {
    ...rest,
    ...(anyOf === undefined || isDropped(anyOf) ? {} : { anyOf }),
    ...(oneOf === undefined || isDropped(oneOf) ? {} : { oneOf }),
  };
}

/** JSON's numbers are read as doubles: the type must say how far an int64 is exact. */
function noteInt64(object: JsonObject): JsonObject {
  if (object["format"] !== "int64") return object;
  const types = [object["type"]].flat();
  const isNumber = types.includes("integer") || types.includes("number");
  return isNumber ? { ...object, format: "int64 (a number, exact up to 2^53 - 1)" } : object;
}
