import type { QueryStyle } from "@tributary/http";
import { isObject, type Json } from "../json.ts";

/** Tells whether the transport can write a value where a parameter stands, and a mock read it back. */
export function createSendable(
  place: "path" | "query" | "header",
  style: QueryStyle | undefined,
): (value: Json) => boolean {
  if (place === "path") return isSegment;
  if (place === "header") return isHeader;
  switch (style) {
    case undefined:
      return isPlain;
    case "deep-object":
      return (value) => isObject(value) && Object.values(value).every(isPrimitive);
    case "members":
      return (value) => isObject(value) && Object.values(value).every(isPlain);
    case "json":
      return () => true;
    default:
      return (value) => isPlain(value) && [value].flat().every((item) => !/[,| ]/.test(String(item)));
  }
}

function isPrimitive(value: Json): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** An empty list is not there once it is written. */
function isPlain(value: Json): boolean {
  return isPrimitive(value) || (Array.isArray(value) && value.length > 0 && value.every(isPrimitive));
}

/** No separator of any kind: a comma would make a list of it. */
function isSegment(value: Json): boolean {
  const text = String(value);
  return isPrimitive(value) && !/^(\.|%2e){0,2}$|[/\\,;?#\p{Cc}\p{Cs}]/iu.test(text);
}

function isHeader(value: Json): boolean {
  return isPrimitive(value) && /^[!-~]([ -~]*[!-~])?$/.test(String(value)) && !/,/.test(String(value));
}
