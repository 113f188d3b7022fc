import type { QueryStyle } from "@tributary/http";
import { isObject, type JsonObject } from "../json.ts";

const joined: Readonly<Record<string, QueryStyle>> = {
  form: "comma",
  spaceDelimited: "space",
  pipeDelimited: "pipe",
};

/**
 * How a query parameter is written, if not as forms are: by its `style` and `explode` (OpenAPI, Parameter
 * Object, whose defaults are `form` and, for `form`, an exploded array). `schema` tells objects from arrays.
 */
export function readQueryStyle(parameter: JsonObject, schema: JsonObject = {}): QueryStyle | undefined {
  const style = parameter["style"] ?? "form";
  if (parameter["in"] !== "query") return undefined;
  if (parameter["schema"] === undefined && isObject(parameter["content"])) return "json";
  if (style === "deepObject") return "deep-object";
  const isExploded = parameter["explode"] ?? style === "form";
  if (isExploded === true) return takesObject(schema) ? "members" : undefined;
  return joined[String(style)];
}

function takesObject({ type, properties, additionalProperties }: JsonObject): boolean {
  const types = [type].flat();
  return (
    types.includes("object") ||
    (type === undefined && (isObject(properties) || isObject(additionalProperties)))
  );
}
