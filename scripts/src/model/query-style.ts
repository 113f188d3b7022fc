import type { QueryStyle } from "@tributary/http";
import type { JsonObject } from "../json.ts";

const joined: Readonly<Record<string, QueryStyle>> = {
  form: "comma",
  spaceDelimited: "space",
  pipeDelimited: "pipe",
};

/**
 * How a query parameter is written, if not as forms are: by its `style` and `explode` (OpenAPI, Parameter
 * Object, whose defaults are `form` and, for `form`, an exploded array).
 */
export function readQueryStyle(parameter: JsonObject): QueryStyle | undefined {
  const style = parameter["style"] ?? "form";
  if (parameter["in"] !== "query") return undefined;
  if (style === "deepObject") return "deep-object";
  const isExploded = parameter["explode"] ?? style === "form";
  return isExploded === true ? undefined : joined[String(style)];
}
