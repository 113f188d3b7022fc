import { isObject, type Json, type JsonObject, resolveReference, setMember } from "../json.ts";

/** Which way a value goes: `readOnly` members are not sent, `writeOnly` ones not answered. */
export type Direction = "request" | "response";

const types = new Set(["string", "number", "integer", "boolean", "array", "object", "null"]);
const single = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "dependentSchemas", "$defs"];
const kept = [
  "const minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength format",
  "minItems maxItems minProperties maxProperties minContains maxContains",
].flatMap((names) => names.split(" "));

/**
 * An OpenAPI schema as JSON Schema 2020-12, with every schema it refers to. Keywords that mean nothing where
 * they stand, such as `minimum: "1"`, are left out.
 */
export function toJsonSchema(document: JsonObject, schema: Json, direction: Direction): JsonObject {
  const definitions: JsonObject = {};
  const names = new Map<string, string>();
  const pending: [name: string, target: Json][] = [];
  const refer = (reference: string): JsonObject => {
    let name = names.get(reference);
    if (name === undefined) {
      name = `d${names.size}`;
      names.set(reference, name);
      pending.push([name, resolveReference(document, reference) ?? {}]);
    }
    return { $ref: `#/$defs/${name}` };
  };
  const root = convert(schema, { document, direction, refer });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    setMember(definitions, next[0], convert(next[1], { document, direction, refer }));
  }
  return isObject(root) ? { ...root, $defs: definitions } : { allOf: [root], $defs: definitions };
}

interface Conversion {
  readonly document: JsonObject;
  readonly direction: Direction;
  readonly refer: (reference: string) => JsonObject;
}

function convert(schema: Json, conversion: Conversion): Json {
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema)) return {};
  const reference = schema["$ref"];
  if (typeof reference === "string") return conversion.refer(reference);
  const result: JsonObject = {};
  for (const key of kept) {
    const value = schema[key];
    if (value !== undefined && isMeant(key, value)) setMember(result, key, value);
  }
  copyType(schema, result);
  copyBounds(schema, result);
  copyEnum(schema, result);
  if (schema["uniqueItems"] === true) result["uniqueItems"] = true;
  const pattern = schema["pattern"];
  if (typeof pattern === "string" && isRegularExpression(pattern)) result["pattern"] = pattern;
  copyNested(schema, result, conversion);
  copyRequired(schema, result, conversion);
  return schema["nullable"] === true ? orNull(result) : result;
}

function isMeant(key: string, value: Json): boolean {
  if (key === "const") return true;
  return key === "format" ? typeof value === "string" : typeof value === "number";
}

function copyType(schema: JsonObject, result: JsonObject): void {
  const known = readTypes(schema);
  const [only] = known;
  if (only !== undefined) result["type"] = known.length === 1 ? only : [...new Set(known)];
}

/** The types that JSON Schema knows among those written; where there are properties alone, an object is meant. */
export function readTypes({ type, properties }: JsonObject): string[] {
  const written = type === undefined && isObject(properties) ? "object" : type;
  return [written].flat().filter((each) => typeof each === "string" && types.has(each)) as string[];
}

/** In OpenAPI 3.0 the exclusive bounds are flags on the others. */
function copyBounds(schema: JsonObject, result: JsonObject): void {
  for (const [flag, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (schema[flag] !== true || typeof schema[bound] !== "number") continue;
    result[flag] = schema[bound];
    delete result[bound];
  }
}

function copyEnum({ enum: values }: JsonObject, result: JsonObject): void {
  if (!Array.isArray(values) || values.length === 0) return;
  const distinct = new Map(values.map((value) => [JSON.stringify(value), value]));
  result["enum"] = [...distinct.values()];
}

function copyNested(schema: JsonObject, result: JsonObject, conversion: Conversion): void {
  for (const key of single) {
    const nested = schema[key];
    if (isObject(nested) || typeof nested === "boolean") result[key] = convert(nested, conversion);
  }
  for (const key of lists) {
    const nested = schema[key];
    if (Array.isArray(nested) && nested.length > 0) {
      result[key] = nested.map((each) => convert(each, conversion));
    }
  }
  for (const key of maps) {
    const nested = schema[key];
    if (!isObject(nested)) continue;
    const entries: JsonObject = {};
    for (const [name, each] of Object.entries(nested)) {
      if (key !== "patternProperties" || isRegularExpression(name))
        setMember(entries, name, convert(each, conversion));
    }
    result[key] = entries;
  }
}

function copyRequired(schema: JsonObject, result: JsonObject, { document, direction }: Conversion): void {
  const names = readRequired(document, schema, direction);
  if (names.length > 0) result["required"] = [...new Set(names)];
}

/** The names of the members that must be there, of those that go that way. */
export function readRequired(
  document: JsonObject,
  { required, properties }: JsonObject,
  direction: Direction,
): string[] {
  if (!Array.isArray(required)) return [];
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  const members = isObject(properties) ? properties : {};
  return required.filter((name) => {
    if (typeof name !== "string") return false;
    const property = Object.hasOwn(members, name) ? members[name] : undefined;
    return !isMarked(document, property, mark);
  }) as string[];
}

function isMarked(document: JsonObject, property: Json | undefined, mark: string): boolean {
  if (!isObject(property)) return false;
  const reference = property["$ref"];
  const target = typeof reference === "string" ? resolveReference(document, reference) : property;
  return isObject(target) && target[mark] === true;
}

function orNull(schema: JsonObject): JsonObject {
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: "null" }] };
}

/** Whether validators of JSON Schema accept the expression: they compile it with the flag `u`. */
export function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") !== undefined;
  } catch {
    return false;
  }
}
