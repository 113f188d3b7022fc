import type { AnySchemaObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** A schema of an OpenAPI 3.0 contract, as far as the providers' customers use it. */
export interface Schema {
  readonly type?: "array" | "boolean" | "integer" | "number" | "object" | "string";
  readonly nullable?: boolean;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly example?: unknown;
}

/** Compiles a JSON Schema; a word or a format that is not known fails, instead of being passed over. */
export function compileSchema(schema: AnySchemaObject): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/** A contract's schema in the words of JSON Schema. */
export function toJsonSchema({ example: _, nullable = false, ...schema }: Schema): AnySchemaObject {
  const members = Object.entries(schema.properties ?? {});
  const translated = {
    ...schema,
    ...(schema.items && { items: toJsonSchema(schema.items) }),
    ...(schema.properties && {
      properties: Object.fromEntries(members.map(([name, member]) => [name, toJsonSchema(member)])),
    }),
  };
  return nullable ? { anyOf: [translated, { type: "null" }] } : translated;
}
