import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { type Direction, isRegularExpression } from "./to-json-schema.ts";

/** What is looked at here, beside what says nothing of a value. */
const understood = new Set(
  [
    "$ref type properties required items enum nullable minLength maxLength minItems readOnly writeOnly",
    "minimum maximum maxItems additionalProperties pattern anyOf",
    "description title example examples default deprecated externalDocs xml",
  ].flatMap((names) => names.split(" ")),
);

/**
 * Whether a value keeps to a schema, where that can be seen without a validator, which takes a hundred times as
 * long to make; undefined where it cannot.
 */
export function checkPlain(
  document: JsonObject,
  schema: Json | undefined,
  direction: Direction,
  value: Json,
  depth = 0,
): boolean | undefined {
  if (!isObject(schema) || depth > 16) return undefined;
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    return checkPlain(document, resolveReference(document, reference), direction, value, depth + 1);
  }
  for (const key in schema) if (!understood.has(key) && !key.startsWith("x-")) return undefined;
  const { enum: values, type } = schema;
  if (Array.isArray(values) && !values.includes(value)) return undefined;
  const check = (part: Json | undefined, member: Json) =>
    checkPlain(document, part, direction, member, depth + 1);
  const { anyOf } = schema;
  if (anyOf !== undefined) {
    const isOne = Array.isArray(anyOf) && anyOf.some((part) => check(part, value) === true);
    if (!isOne || type === undefined) return isOne || undefined;
  }
  switch (type) {
    case "string":
      return checkText(schema, value);
    case "integer":
      return (Number.isInteger(value) && checkBounds(schema, value)) || undefined;
    case "number":
      return (typeof value === "number" && checkBounds(schema, value)) || undefined;
    case "boolean":
      return typeof value === "boolean" || undefined;
    case "array":
      return checkItems(schema, value, check);
    case "object":
      return checkMembers(schema, value, direction, check);
    default:
      return undefined;
  }
}

function checkText(schema: JsonObject, value: Json): boolean | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  if (typeof value !== "string" || typeof minLength !== "number" || typeof maxLength !== "number")
    return undefined;
  if (pattern !== undefined && !matches(value, pattern)) return undefined;
  const length = countCharacters(value);
  return (length >= minLength && length <= maxLength) || undefined;
}

/** As validators count them: what takes two units of a string is one. */
function countCharacters(text: string): number {
  return /[\u{10000}-\u{10ffff}]/u.test(text) ? Array.from(text).length : text.length;
}

function matches(value: string, pattern: Json): boolean {
  return typeof pattern === "string" && isRegularExpression(pattern) && new RegExp(pattern, "u").test(value);
}

function checkBounds({ minimum, maximum }: JsonObject, value: Json): boolean {
  const isBound = (bound: Json | undefined): boolean => bound === undefined || typeof bound === "number";
  if (!isBound(minimum) || !isBound(maximum)) return false;
  return Number(value) >= Number(minimum ?? value) && Number(value) <= Number(maximum ?? value);
}

type CheckPart = (part: Json | undefined, member: Json) => boolean | undefined;

function checkItems(
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: JsonObject,
  value: Json,
  check: CheckPart,
): boolean | undefined {
  if (!Array.isArray(value) || typeof minItems !== "number" || typeof maxItems !== "number") return undefined;
  if (value.length < minItems || value.length > maxItems) return undefined;
  return value.every((item) => check(items, item) === true) || undefined;
}

function checkMembers(
  { properties, required, additionalProperties = true }: JsonObject,
  value: Json,
  direction: Direction,
  check: CheckPart,
): boolean | undefined {
  if (!isObject(value) || (properties !== undefined && !isObject(properties))) return undefined;
  const members = properties ?? {};
  const hidden = direction === "request" ? "readOnly" : "writeOnly";
  for (const name of Array.isArray(required) ? required : []) {
    if (typeof name !== "string") return undefined;
    const property = Object.hasOwn(members, name) ? members[name] : undefined;
    if (isObject(property) && property[hidden] === true) continue;
    if (!Object.hasOwn(value, name)) return undefined;
  }
  const isWell = ([name, member]: [string, Json]): boolean =>
    Object.hasOwn(members, name)
      ? check(members[name], member) === true
      : additionalProperties === true || check(additionalProperties, member) === true;
  return Object.entries(value).every(isWell) || undefined;
}
