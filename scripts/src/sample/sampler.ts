import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { buildSample } from "./build-sample.ts";
import { createSampleCheck } from "./check-sample.ts";
import { keepDeclared } from "./keep-declared.ts";
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
        const value = schema === undefined ? example : keepDeclared(document, schema, example, direction);
        if (isWell(value)) return value;
      }
      if (schema === undefined) return accepts("example") ? "example" : undefined;
      for (const attempt of attempts) {
        const built = buildSample(schema, { document, direction, ...attempt });
        const value = built === undefined ? undefined : keepDeclared(document, schema, built, direction);
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
