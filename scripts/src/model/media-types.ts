import { isObject, type JsonObject } from "../json.ts";

/** How a body is written: `raw` as it is. */
type BodyKind = "json" | "form" | "multipart" | "raw";

/** The media type of a `content` to use, and how. */
export interface ChosenMediaType {
  /** Its key in `content`. */
  readonly key: string;
  /** What stands in the header: a range such as `*\/*` cannot. */
  readonly mediaType: string;
  readonly kind: BodyKind;
  readonly holder: JsonObject;
}

/** Whether a media type is JSON, as the transport tells it. */
export function isJsonType(mediaType: string): boolean {
  return /^[\w.!#$&^*-]+\/([\w.!#$&^*-]+\+)?json\s*(;|$)/i.test(mediaType);
}

/** Whether a media type is a form, of either kind. */
export function isFormType(mediaType: string): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded)/i.test(mediaType);
}

const order: readonly BodyKind[] = ["json", "form", "multipart", "raw"];

/** The media type to write a request body in: JSON before forms, forms before anything else. */
export function chooseMediaType(content: JsonObject): ChosenMediaType | undefined {
  const known = Object.entries(content).flatMap(([key, holder]) => {
    const chosen = isObject(holder) ? describe(key, holder) : undefined;
    return chosen === undefined ? [] : [chosen];
  });
  return known.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))[0];
}

function describe(key: string, holder: JsonObject): ChosenMediaType | undefined {
  const mediaType = key.trim();
  if (!/^[\w.!#$&^*+-]+\/[\w.!#$&^*+-]+\s*(;.*)?$/.test(mediaType)) return undefined;
  if (mediaType.includes("*")) {
    const isStructured = isJsonType(mediaType) || isStructuredSchema(holder);
    return isStructured
      ? { key, mediaType: "application/json", kind: "json", holder }
      : { key, mediaType: "application/octet-stream", kind: "raw", holder };
  }
  if (isJsonType(mediaType)) return { key, mediaType, kind: "json", holder };
  if (/^application\/x-www-form-urlencoded/i.test(mediaType)) return { key, mediaType, kind: "form", holder };
  if (/^multipart\/form-data/i.test(mediaType)) return { key, mediaType, kind: "multipart", holder };
  return { key, mediaType, kind: "raw", holder };
}

/** Whether a range of media types has a schema that only JSON can fill. */
function isStructuredSchema({ schema }: JsonObject): boolean {
  if (!isObject(schema)) return false;
  const { type } = schema;
  return ["$ref", "properties", "allOf", "oneOf", "anyOf", "items"].some((keyword) => keyword in schema)
    ? type !== "string"
    : type === "object" || type === "array";
}

/** The media type of an answer that is read as JSON; undefined where none is. */
export function findJsonAnswer(content: JsonObject): ChosenMediaType | undefined {
  const chosen = chooseMediaType(content);
  return chosen?.kind === "json" ? chosen : undefined;
}
