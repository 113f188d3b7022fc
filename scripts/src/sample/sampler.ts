import { isObject, type Json, type JsonObject, resolveReference, setMember } from "../json.ts";
import { buildSample } from "./build-sample.ts";
import { createSampleCheck } from "./check-sample.ts";
import type { Direction } from "./to-json-schema.ts";

/** Finds values that the schemas of one document accept. */
export interface Sampler {
  /**
   * A value that a parameter or media type accepts and, of a value more, `accepts` too: its example, or else
   * one that its schema allows. Every value is checked against the schema. Undefined where none is found.
   */
  sample(holder: JsonObject, direction: Direction, accepts?: (value: Json) => boolean): Json | undefined;
}

const attempts = [
  { withExamples: true, withOptional: false, choice: 0 },
  { withExamples: false, withOptional: false, choice: 0 },
  { withExamples: true, withOptional: true, choice: 0 },
  { withExamples: false, withOptional: true, choice: 0 },
  { withExamples: false, withOptional: false, choice: 1 },
  { withExamples: false, withOptional: true, choice: 1 },
  { withExamples: false, withOptional: false, choice: 2 },
] as const;

/** Creates the sampler of a document. */
export function createSampler(document: JsonObject): Sampler {
  const check = createSampleCheck(document);
  return {
    sample(holder, direction, accepts = () => true) {
      const schema = holder["schema"];
      const isWell = (value: Json): boolean =>
        accepts(value) && (schema === undefined || check(schema, direction, value));
      for (const example of listExamples(document, holder)) {
        const value = schema === undefined ? example : keepDeclared(document, schema, example);
        if (isWell(value)) return value;
      }
      if (schema === undefined) return accepts("example") ? "example" : undefined;
      for (const attempt of attempts) {
        const value = buildSample(schema, { document, direction, ...attempt });
        if (value !== undefined && isWell(value)) return value;
      }
      return undefined;
    },
  };
}

function* listExamples(document: JsonObject, { example, examples }: JsonObject): Generator<Json> {
  if (example !== undefined) yield example;
  for (const named of isObject(examples) ? Object.values(examples) : []) {
    const reference = isObject(named) ? named["$ref"] : undefined;
    const target = typeof reference === "string" ? resolveReference(document, reference) : named;
    if (isObject(target) && target["value"] !== undefined) yield target["value"];
  }
}

/**
 * An example without the members that its schema does not declare: TypeScript refuses them where a value is
 * written out, although the schema lets them pass.
 */
function keepDeclared(document: JsonObject, schema: Json, value: Json, depth = 0): Json {
  const target = isObject(schema) ? follow(document, schema) : undefined;
  if (!isObject(target) || depth > 16) return value;
  if (Array.isArray(value)) {
    const { items } = target;
    return items === undefined ? value : value.map((item) => keepDeclared(document, items, item, depth + 1));
  }
  const { properties, additionalProperties } = target;
  const isClosed = ["allOf", "anyOf", "oneOf"].every((keyword) => !(keyword in target));
  if (!isObject(value) || !isObject(properties) || !isClosed) return value;
  const kept: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property !== undefined) setMember(kept, name, keepDeclared(document, property, member, depth + 1));
    else if (additionalProperties !== undefined && additionalProperties !== false)
      setMember(kept, name, member);
  }
  return kept;
}

function follow(document: JsonObject, schema: JsonObject): Json | undefined {
  const reference = schema["$ref"];
  return typeof reference === "string" ? resolveReference(document, reference) : schema;
}
