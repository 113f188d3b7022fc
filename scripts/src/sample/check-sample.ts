import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Json, JsonObject } from "../json.ts";
import { checkPlain } from "./check-plain.ts";
import { type Direction, toJsonSchema } from "./to-json-schema.ts";

/** Tells whether a value keeps to a schema of one document. */
export type CheckSample = (schema: Json, direction: Direction, value: Json) => boolean;

/**
 * Checks values against the schemas of a document, each compiled at first need. Where a schema cannot be
 * compiled, or asks for itself without end, nothing is known to keep to it.
 */
export function createSampleCheck(document: JsonObject): CheckSample {
  let ajv: Ajv2020 | undefined;
  const validators = new Map<Json, Partial<Record<Direction, ValidateFunction | undefined>>>();
  const compile = (schema: Json, direction: Direction): ValidateFunction | undefined => {
    ajv ??= createAjv();
    try {
      return ajv.compile(toJsonSchema(document, schema, direction));
    } catch {
      return undefined;
    }
  };
  return (schema, direction, value) => {
    if (checkPlain(document, schema, direction, value) === true) return true;
    const compiled = validators.get(schema) ?? {};
    if (!validators.has(schema)) validators.set(schema, compiled);
    if (!(direction in compiled)) compiled[direction] = compile(schema, direction);
    return isValid(compiled[direction], value);
  };
}

function isValid(validate: ValidateFunction | undefined, value: Json): boolean {
  try {
    return validate?.(value) === true;
  } catch {
    return false;
  }
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, logger: false, addUsedSchema: false, inlineRefs: false });
  addFormats.default(ajv);
  return ajv;
}
