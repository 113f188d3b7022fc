import { isObject, type Json, type JsonObject, resolveReference, setMember } from "../json.ts";
import { sampleNumber } from "./sample-number.ts";
import { sampleText } from "./sample-text.ts";
import type { Direction } from "./to-json-schema.ts";

/** How a value is made up of a schema. */
export interface BuildSampleOptions {
  readonly document: JsonObject;
  readonly direction: Direction;
  /** Takes examples and defaults of parts where there are some. */
  readonly withExamples: boolean;
  /** Gives optional members as well, of the outermost object. */
  readonly withOptional: boolean;
  /** Which alternative of a union is tried first, counted from zero. */
  readonly choice: number;
}

interface Level extends BuildSampleOptions {
  /** The references followed to get here: one that comes again would go on for ever. */
  readonly followed: readonly string[];
  readonly isOutermost: boolean;
}

/** Deeper than this a schema is taken to need itself. */
const deepest = 40;

/** Makes up a value of a schema: only what is required. Undefined where none can be found. */
export function buildSample(schema: Json, options: BuildSampleOptions): Json | undefined {
  return build(schema, { ...options, followed: [], isOutermost: true });
}

function build(value: Json | undefined, level: Level): Json | undefined {
  if (level.followed.length > deepest) return undefined;
  if (!isObject(value)) return value === false ? undefined : "example";
  const reference = value["$ref"];
  if (typeof reference !== "string") return buildSchema(value, level);
  if (level.followed.includes(reference)) return undefined;
  const target = resolveReference(level.document, reference);
  const sample = build(target, { ...level, followed: [...level.followed, reference] });
  if (!isObject(sample) || !isObject(target)) return sample;
  const { oneOf, anyOf, discriminator } = mergeParts(target, level, 0);
  // Of a schema that others build on, the tag tells which of them it is.
  return oneOf === undefined && anyOf === undefined && isObject(discriminator)
    ? withTag({ discriminator }, value, sample)
    : sample;
}

function buildSchema(written: JsonObject, level: Level): Json | undefined {
  const schema = mergeParts(written, level, 0);
  const given = readGiven(schema, level);
  if (given !== undefined) return given;
  const alternatives = schema["oneOf"] ?? schema["anyOf"];
  if (Array.isArray(alternatives) && alternatives.length > 0) {
    return buildAlternative(schema, alternatives, level);
  }
  return buildType(schema, level);
}

function readGiven(schema: JsonObject, { withExamples }: Level): Json | undefined {
  const { example, examples, default: fallback, const: constant, enum: values } = schema;
  if (constant !== undefined) return constant;
  const first = Array.isArray(values) ? (values.find((value) => value !== null) ?? values[0]) : undefined;
  if (!withExamples) return first;
  const listed = Array.isArray(examples) ? examples[0] : undefined;
  return [example, listed, fallback].find((value) => value !== undefined && fitsType(schema, value)) ?? first;
}

/** Whether a value is of the kind that a schema says, as far as a glance tells. */
function fitsType(schema: JsonObject, value: Json): boolean {
  const { enum: values } = schema;
  if (Array.isArray(values)) return values.includes(value);
  switch (readType(schema)) {
    case "string":
      return typeof value === "string";
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    default:
      return true;
  }
}

function buildAlternative(schema: JsonObject, alternatives: Json[], level: Level): Json | undefined {
  const start = level.choice % alternatives.length;
  const ordered = [...alternatives.slice(start), ...alternatives.slice(0, start)];
  const { oneOf: _one, anyOf: _any, ...own } = schema;
  const base = isObject(own["properties"]) ? build(own, level) : undefined;
  for (const alternative of ordered) {
    const sample = build(alternative, level);
    if (sample === undefined) continue;
    const whole = isObject(base) && isObject(sample) ? { ...base, ...sample } : sample;
    return isObject(whole) ? withTag(schema, alternative, whole) : whole;
  }
  return undefined;
}

/** The sample with the tag that the discriminator gives the alternative. */
function withTag({ discriminator }: JsonObject, alternative: Json, sample: JsonObject): JsonObject {
  const reference = isObject(alternative) ? alternative["$ref"] : undefined;
  const property = isObject(discriminator) ? discriminator["propertyName"] : undefined;
  if (!isObject(discriminator) || typeof property !== "string" || typeof reference !== "string")
    return sample;
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  const mapping = isObject(discriminator["mapping"]) ? Object.entries(discriminator["mapping"]) : [];
  const mapped = mapping.find(([, target]) => target === reference || target === name)?.[0];
  const tagged = { ...sample };
  const isFree = tagged[property] === undefined || tagged[property] === "example";
  if (mapped !== undefined || isFree) setMember(tagged, property, mapped ?? name);
  return tagged;
}

function buildType(schema: JsonObject, level: Level): Json | undefined {
  switch (readType(schema)) {
    case "string":
      return sampleText(schema);
    case "integer":
    case "number":
      return sampleNumber(schema);
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return buildArray(schema, level);
    case "object":
      return buildObject(schema, level);
    default:
      // A schema that was put where its type should be: the types take that for an object.
      return isObject(schema["type"]) ? {} : "example";
  }
}

function readType(schema: JsonObject): Json | undefined {
  const { type } = schema;
  if (Array.isArray(type)) return type.find((each) => each !== "null") ?? type[0];
  if (typeof type === "string") return type === "file" ? "string" : type;
  if (isObject(schema["properties"]) || Array.isArray(schema["required"])) return "object";
  if (schema["items"] !== undefined) return "array";
  if (isObject(schema["additionalProperties"])) return "object";
  if (["pattern", "minLength", "maxLength", "format"].some((keyword) => keyword in schema)) return "string";
  return "minimum" in schema || "maximum" in schema ? "number" : undefined;
}

/** The schema and the parts of its `allOf` as one. */
function mergeParts(schema: JsonObject, level: Level, depth: number): JsonObject {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf) || depth > deepest) return schema;
  const parts = allOf.flatMap((part) => {
    const target = follow(level.document, part);
    return isObject(target) && target !== schema ? [mergeParts(target, level, depth + 1)] : [];
  });
  const all = [...parts, own];
  const required = all.flatMap((part) => (Array.isArray(part["required"]) ? part["required"] : []));
  const properties: JsonObject = {};
  for (const part of all) {
    if (!isObject(part["properties"])) continue;
    for (const [name, property] of Object.entries(part["properties"])) {
      const earlier = Object.hasOwn(properties, name) ? properties[name] : undefined;
      const both = isObject(earlier) && isObject(property) && !("$ref" in property) && !("$ref" in earlier);
      setMember(properties, name, both ? { ...earlier, ...property } : property);
    }
  }
  const hasProperties = Object.keys(properties).length > 0;
  const enums = all.map((part) => part["enum"]).filter((values) => Array.isArray(values));
  const common = enums[0]?.filter((value) => enums.every((values) => values.includes(value)));
  return {
    ...Object.assign({}, ...all),
    required,
    ...(hasProperties ? { properties } : {}),
    ...(common === undefined ? {} : { enum: common }),
  };
}

function follow(document: JsonObject, value: Json, depth = 0): Json {
  const reference = isObject(value) ? value["$ref"] : undefined;
  if (typeof reference !== "string" || depth > deepest) return value;
  return follow(document, resolveReference(document, reference) ?? null, depth + 1);
}

/** More items than this are left to a person's example. */
const mostItems = 100;

function buildArray(schema: JsonObject, level: Level): Json[] | undefined {
  const { minItems, uniqueItems, items, prefixItems } = schema;
  const inner = { ...level, isOutermost: false };
  if (Array.isArray(prefixItems)) {
    const fixed = prefixItems.map((item) => build(item, inner));
    return fixed.every((item) => item !== undefined) ? fixed : undefined;
  }
  const count = typeof minItems === "number" ? minItems : level.withOptional && level.isOutermost ? 1 : 0;
  if (count < 1) return [];
  if (count > mostItems) return undefined;
  if (uniqueItems === true && count > 1) return buildDistinct(items, count, inner);
  const item = build(items, inner);
  return item === undefined ? undefined : Array.from({ length: count }, () => item);
}

function buildDistinct(items: Json | undefined, count: number, level: Level): Json[] | undefined {
  const schema = items === undefined ? {} : follow(level.document, items);
  const values = isObject(schema) ? schema["enum"] : undefined;
  if (Array.isArray(values)) return values.length < count ? undefined : values.slice(0, count);
  const item = build(items, level);
  if (typeof item === "string") return Array.from({ length: count }, (_, index) => `${item}${index}`);
  if (typeof item === "number") return Array.from({ length: count }, (_, index) => item + index);
  return undefined;
}

function buildObject(schema: JsonObject, level: Level): JsonObject | undefined {
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"].map(String) : []);
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const inner = { ...level, isOutermost: false };
  const hidden = level.direction === "request" ? "readOnly" : "writeOnly";
  const sample: JsonObject = {};
  for (const [name, property] of Object.entries(properties)) {
    const isRequired = required.has(name);
    if (!isRequired && !(level.withOptional && level.isOutermost)) continue;
    const target = follow(level.document, property);
    if (isObject(target) && target[hidden] === true) continue;
    const value = build(property, inner);
    if (value === undefined && isRequired) return undefined;
    if (value !== undefined) setMember(sample, name, value);
  }
  for (const name of required) {
    if (Object.hasOwn(properties, name)) continue;
    const value = build(
      isObject(schema["additionalProperties"]) ? schema["additionalProperties"] : {},
      inner,
    );
    if (value === undefined) return undefined;
    setMember(sample, name, value);
  }
  return fillUp(schema, sample, inner);
}

/** Adds members until there are as many as there must be. */
function fillUp(schema: JsonObject, sample: JsonObject, level: Level): JsonObject | undefined {
  const { minProperties, additionalProperties, properties } = schema;
  const least = typeof minProperties === "number" ? Math.min(minProperties, mostItems) : 0;
  const optional = isObject(properties) ? Object.entries(properties) : [];
  for (const [name, property] of optional) {
    if (Object.keys(sample).length >= least) break;
    const value = Object.hasOwn(sample, name) ? undefined : build(property, level);
    if (value !== undefined) setMember(sample, name, value);
  }
  for (let number = 1; Object.keys(sample).length < least; number++) {
    const value = additionalProperties === false ? undefined : build(additionalProperties ?? {}, level);
    if (value === undefined) return undefined;
    setMember(sample, `example${number}`, value);
  }
  return sample;
}
