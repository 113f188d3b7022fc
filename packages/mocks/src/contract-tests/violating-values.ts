import type { ContractParameter } from "../document/contract-document.ts";
import { getList, getObject, getString, isObject, type JsonObject } from "../document/json-object.ts";

/** A value that violates one constraint of a parameter. */
export interface ViolatingValue {
  /** The constraint: `maximum`, `pattern`, `required`. */
  readonly constraint: string;
  /** `undefined` stands for leaving the parameter out. */
  readonly value: unknown;
}

/** Makes up a value against every documented constraint of a parameter, as far as one can be found. */
export function listViolatingValues({ required, schema }: ContractParameter): ViolatingValue[] {
  return [...(required ? [{ constraint: "required", value: undefined }] : []), ...listAgainst(schema)];
}

function listAgainst(schema: JsonObject): ViolatingValue[] {
  return [
    ...againstType(schema),
    ...againstBounds(schema),
    ...againstLength(schema),
    ...againstPattern(schema),
    ...againstFormat(schema),
    ...againstEnum(schema),
    ...againstItems(schema),
  ];
}

function againstType(schema: JsonObject): ViolatingValue[] {
  const values = [
    ...(hasType(schema, "integer") || hasType(schema, "number") || hasType(schema, "boolean")
      ? ["text"]
      : []),
    ...(hasType(schema, "integer") && !hasType(schema, "number") ? [1.5] : []),
  ];
  return hasType(schema, "string") ? [] : values.map((value) => ({ constraint: "type", value }));
}

/** Bounds hold numbers only: of a text they say nothing. */
function againstBounds(schema: JsonObject): ViolatingValue[] {
  if (!hasType(schema, "integer") && !hasType(schema, "number")) return [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return [
    // In OpenAPI 3.0 the exclusive bounds are flags on the others, since 3.1 they are numbers.
    ...toValue("minimum", minimum, (bound) => (exclusiveMinimum === true ? bound : bound - 1)),
    ...toValue("maximum", maximum, (bound) => (exclusiveMaximum === true ? bound : bound + 1)),
    ...toValue("exclusiveMinimum", exclusiveMinimum, (bound) => bound),
    ...toValue("exclusiveMaximum", exclusiveMaximum, (bound) => bound),
    ...toValue("multipleOf", multipleOf, (step) => step * 1.5),
  ];
}

function againstLength(schema: JsonObject): ViolatingValue[] {
  if (!isText(schema)) return [];
  const { minLength, maxLength } = schema;
  return [
    ...toValue("minLength", minLength, (length) => (length > 0 ? "a".repeat(length - 1) : undefined)),
    ...toValue("maxLength", maxLength, (length) => "a".repeat(length + 1)),
  ];
}

function toValue(constraint: string, bound: unknown, violate: (bound: number) => unknown): ViolatingValue[] {
  const value = typeof bound === "number" ? violate(bound) : undefined;
  return value === undefined ? [] : [{ constraint, value }];
}

const strayTexts = ["~", "0", "a", "A", "~0aA", ""];

function againstPattern(schema: JsonObject): ViolatingValue[] {
  const pattern = getString(schema, "pattern");
  if (pattern === undefined || !isText(schema)) return [];
  const value = strayTexts.find((text) => !new RegExp(pattern, "u").test(text));
  return value === undefined ? [] : [{ constraint: "pattern", value }];
}

/** Formats the mock checks; the others (`int64`, `password`) say nothing that a text could violate. */
const checkedFormats = new Set(["uuid", "email", "date", "date-time", "uri", "ipv4", "ipv6"]);

function againstFormat(schema: JsonObject): ViolatingValue[] {
  const format = getString(schema, "format");
  if (format === undefined || !checkedFormats.has(format) || !isText(schema)) return [];
  return [{ constraint: "format", value: "stray" }];
}

function againstEnum(schema: JsonObject): ViolatingValue[] {
  const allowed = getList(schema, "enum");
  if (allowed.length === 0) return [];
  const numbers = allowed.filter((value) => typeof value === "number");
  const value = numbers.length > 0 ? Math.max(...numbers) + 1 : `${allowed.join("")}-stray`;
  return [{ constraint: "enum", value }];
}

function againstItems(schema: JsonObject): ViolatingValue[] {
  if (!hasType(schema, "array") || !isObject(schema["items"])) return [];
  return listAgainst(getObject(schema, "items")).map(({ constraint, value }) => ({
    constraint: `items' ${constraint}`,
    value: [value],
  }));
}

/** Whether a value is a text as it is sent: also where nothing is said of its type. */
function isText(schema: JsonObject): boolean {
  return schema["type"] === undefined || hasType(schema, "string");
}

export function hasType(schema: JsonObject, type: string): boolean {
  return schema["type"] === type || getList(schema, "type").includes(type);
}
