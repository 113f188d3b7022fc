import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { type Direction, isRegularExpression, readRequired, readTypes } from "./to-json-schema.ts";

/** What is looked at here, beside what says nothing of a value. */
const understood = new Set(
  [
    "$ref type nullable enum format pattern minLength maxLength minimum maximum items minItems maxItems",
    "properties required additionalProperties minProperties maxProperties readOnly writeOnly",
    "allOf anyOf oneOf discriminator",
    "description title example examples default deprecated externalDocs xml",
  ].flatMap((names) => names.split(" ")),
);

/** What a value is held against beside its schema. */
export interface PlainCheck {
  readonly document: JsonObject;
  readonly direction: Direction;
  /** Whether a value keeps to a format, as the validator sees it. */
  readonly hasFormat: (value: Json, format: string) => boolean;
}

/** Whether a value keeps to it; undefined where that cannot be seen. */
type Verdict = boolean | undefined;

type CheckPart = (part: Json | undefined, member: Json) => Verdict;

/**
 * Whether a value keeps to a schema, where that can be seen without a validator, which takes a hundred times as
 * long to make. It says what a validator would say of what `toJsonSchema` makes of the schema.
 */
export function checkPlain(schema: Json | undefined, value: Json, plain: PlainCheck, depth = 0): Verdict {
  if (depth > 16) return undefined;
  if (!isObject(schema)) return schema !== false;
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    return checkPlain(resolveReference(plain.document, reference), value, plain, depth + 1);
  }
  for (const key in schema) if (!understood.has(key) && !key.startsWith("x-")) return undefined;
  if (value === null && schema["nullable"] === true) return true;
  const check = (part: Json | undefined, member: Json): Verdict => checkPlain(part, member, plain, depth + 1);
  return allOf([
    checkType(schema, value),
    checkEnum(schema, value),
    typeof schema["format"] !== "string" || plain.hasFormat(value, schema["format"]),
    typeof value !== "string" || checkText(schema, value),
    typeof value !== "number" || checkBounds(schema, value, "minimum", "maximum"),
    !Array.isArray(value) || checkItems(schema, value, check),
    !isObject(value) || checkMembers(schema, value, plain, check),
    checkParts(schema, value, check),
  ]);
}

/** Whether all are well: one that is not decides, whatever is unknown. */
function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function checkType(schema: JsonObject, value: Json): boolean {
  const types = readTypes(schema);
  return types.length === 0 || types.some((each) => isOfType(value, each));
}

function isOfType(value: Json, type: string): boolean {
  if (value === null) return type === "null";
  if (Array.isArray(value)) return type === "array";
  if (typeof value === "number") return type === "number" || (type === "integer" && Number.isInteger(value));
  return typeof value === type;
}

function checkEnum({ enum: values }: JsonObject, value: Json): Verdict {
  if (!Array.isArray(values) || values.length === 0) return true;
  const isStructured = (each: Json): boolean => typeof each === "object" && each !== null;
  return isStructured(value) && values.some(isStructured) ? undefined : values.includes(value);
}

function checkText(schema: JsonObject, value: string): boolean {
  const { pattern } = schema;
  const isMatched =
    typeof pattern !== "string" || !isRegularExpression(pattern) || new RegExp(pattern, "u").test(value);
  return isMatched && checkBounds(schema, [...value].length, "minLength", "maxLength");
}

function checkBounds(schema: JsonObject, value: number, least: string, most: string): boolean {
  const [minimum, maximum] = [schema[least], schema[most]];
  return (
    (typeof minimum !== "number" || value >= minimum) && (typeof maximum !== "number" || value <= maximum)
  );
}

function checkItems(schema: JsonObject, value: readonly Json[], check: CheckPart): Verdict {
  if (!checkBounds(schema, value.length, "minItems", "maxItems")) return false;
  const { items } = schema;
  return allOf(value.map((item) => check(items, item)));
}

function checkMembers(
  schema: JsonObject,
  value: JsonObject,
  { document, direction }: PlainCheck,
  check: CheckPart,
): Verdict {
  const required = readRequired(document, schema, direction);
  if (!required.every((name) => Object.hasOwn(value, name))) return false;
  const members = Object.entries(value);
  if (!checkBounds(schema, members.length, "minProperties", "maxProperties")) return false;
  const { properties, additionalProperties } = schema;
  const declared = isObject(properties) ? properties : {};
  const judge = ([name, member]: [string, Json]): Verdict =>
    check(Object.hasOwn(declared, name) ? declared[name] : additionalProperties, member);
  return allOf(members.map(judge));
}

/** The parts that a schema is composed of. */
function checkParts(
  { allOf: all, anyOf: any, oneOf: one }: JsonObject,
  value: Json,
  check: CheckPart,
): Verdict {
  const judge = (parts: Json | undefined): Verdict[] =>
    Array.isArray(parts) ? parts.map((part) => check(part, value)) : [];
  return allOf([allOf(judge(all)), isAny(judge(any)), isOne(judge(one))]);
}

function isAny(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0 || verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

function isOne(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return true;
  const count = verdicts.filter((verdict) => verdict === true).length;
  if (count > 1) return false;
  return verdicts.includes(undefined) ? undefined : count === 1;
}
