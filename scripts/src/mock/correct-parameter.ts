import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { correctSchema } from "./correct-schema.ts";

/** A parameter with media types is text for the mock, which would not parse it. */
export function correctParameter(document: JsonObject, parameter: Json): Json {
  if (!isObject(parameter) || typeof parameter["$ref"] === "string") return parameter;
  const { content, ...copy } = parameter;
  if (copy["in"] === "path") copy["required"] = true;
  // Of an object in brackets that is not there Prism says that it is empty.
  if (copy["style"] === "deepObject") delete copy["required"];
  if (copy["schema"] !== undefined) return { ...copy, schema: correctParameterSchema(document, copy) };
  return isObject(content) ? { ...copy, schema: { type: "string" } } : { ...copy, schema: {} };
}

/** What is null has no spelling in a request. */
function correctParameterSchema(document: JsonObject, { schema = {}, in: place, style }: JsonObject): Json {
  const corrected = withAnyOf(document, correctSchema(schema));
  if (style === "deepObject" && isObject(corrected)) return correctDeepObject(corrected);
  const isText = (place === "path" || place === "header") && isObject(corrected);
  return isText && isStructured(corrected) ? { type: "string" } : corrected;
}

/** The text `1` is a number and a text: of such alternatives there is never exactly one. */
function withAnyOf(document: JsonObject, schema: Json): Json {
  if (!isObject(schema)) return schema;
  const reference = schema["$ref"];
  const target = typeof reference === "string" ? resolveReference(document, reference) : undefined;
  if (isObject(target) && target["oneOf"] !== undefined) return withAnyOf(document, correctSchema(target));
  const { items, oneOf, ...rest } = schema;
  return {
    ...rest,
    ...(items === undefined ? {} : { items: withAnyOf(document, items) }),
    ...(Array.isArray(oneOf) ? { [rest["anyOf"] === undefined ? "anyOf" : "oneOf"]: oneOf } : {}),
  };
}

/**
 * Of an object in brackets Prism reads texts alone, and takes every list in it for an empty one. One that is absent
 * it takes for one without members, so that none of them can be required.
 */
function correctDeepObject({ required: _, ...schema }: JsonObject): JsonObject {
  const properties = isObject(schema["properties"]) ? Object.values(schema["properties"]) : [];
  const isFlat =
    schema["type"] === "object" &&
    properties.every((property) => isObject(property) && !isStructured(property) && !("$ref" in property));
  return isFlat ? schema : { type: "object" };
}

function isStructured({ type, properties, items }: JsonObject): boolean {
  return type === "array" || type === "object" || isObject(properties) || items !== undefined;
}
