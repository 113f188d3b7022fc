import { Ajv2020, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Json, JsonObject } from "../json.ts";
import { checkPlain } from "./check-plain.ts";
import { type Direction, toJsonSchema } from "./to-json-schema.ts";

/** Tells whether a value keeps to a schema of one document. */
export type CheckSample = (schema: Json, direction: Direction, value: Json) => boolean;

/**
 * Checks values against the schemas of a document, each compiled at first need, if a look at it does not do. Where
 * a schema cannot be compiled, or asks for itself without end, nothing is known to keep to it.
 */
export function createSampleCheck(document: JsonObject): CheckSample {
  let ajv: Ajv2020 | undefined;
  const compile = (schema: JsonObject): ValidateFunction | undefined => {
    ajv ??= createAjv();
    try {
      return ajv.compile(schema);
    } catch {
      return undefined;
    }
  };
  const hasFormat = createFormatCheck();
  const validators = new Map<Json, Partial<Record<Direction, ValidateFunction | undefined>>>();
  return (schema, direction, value) => {
    const plain = checkPlain(schema, value, { document, direction, hasFormat });
    if (plain !== undefined) return plain;
    const compiled = validators.get(schema) ?? {};
    if (!validators.has(schema)) validators.set(schema, compiled);
    if (!(direction in compiled)) compiled[direction] = compile(toJsonSchema(document, schema, direction));
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

/** Tells whether values keep to formats. There is nothing to be checked in the schemas that are compiled for that. */
function createFormatCheck(): (value: Json, format: string) => boolean {
  let ajv: Ajv2020 | undefined;
  const formats = new Map<string, ValidateFunction>();
  return (value, format) => {
    ajv ??= createAjv({ meta: false, validateSchema: false });
    // One that is not known says nothing, whatever objects inherit under its name.
    if (!Object.hasOwn(ajv.formats, format)) return true;
    const validate = formats.get(format) ?? ajv.compile({ format });
    formats.set(format, validate);
    return validate(value) === true;
  };
}

function createAjv(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    addUsedSchema: false,
    inlineRefs: false,
    ...options,
  });
  addFormats.default(ajv);
  return ajv;
}
