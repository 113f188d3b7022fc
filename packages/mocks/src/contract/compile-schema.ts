import { Ajv, type Options, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { CheckedOperation } from "./checked-operation.ts";

/** Compiles a schema of what an operation is checked by; throws where Prism would, which swallows it. */
export type SchemaCompiler = (schema: object, by: CheckedOperation) => ValidateFunction;

const prismOptions: Options = {
  allErrors: true,
  allowUnionTypes: true,
  allowMatchingProperties: true,
  strict: false,
  logger: false,
};

/** Creates a compiler with Prism's settings. It keeps what it compiled for as long as it lives. */
export function createSchemaCompiler(): SchemaCompiler {
  const drafts = {
    default: withFormats(new Ajv(prismOptions)),
    "2019-09": withFormats(new Ajv2019(prismOptions)),
    "2020-12": withFormats(new Ajv2020(prismOptions)),
  };
  const known = new Set<CheckedOperation["schemas"]>();
  return (schema, { operation, schemas }) => {
    if (!known.has(schemas)) {
      known.add(schemas);
      // Held against the rules for schemas only where they stand in an operation themselves, as Prism does.
      for (const each of schemas.values()) drafts[toDraft(each)].addSchema(each, undefined, false, false);
    }
    const bundled = "__bundled__" in operation ? operation.__bundled__ : undefined;
    return drafts[toDraft(schema)].compile({ ...schema, __bundled__: bundled });
  };
}

function withFormats<Instance extends Ajv>(ajv: Instance): Instance {
  addFormats.default(ajv);
  return ajv;
}

function toDraft(schema: object): "default" | "2019-09" | "2020-12" {
  const dialect = "$schema" in schema ? String(schema.$schema) : "";
  const draft = /^https?:\/\/json-schema\.org\/draft\/(2019-09|2020-12)\/schema#?$/.exec(dialect)?.[1];
  return draft === "2019-09" || draft === "2020-12" ? draft : "default";
}
